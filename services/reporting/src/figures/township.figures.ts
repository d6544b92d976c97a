import { figure } from './figure.definition.js';
import { agreed, each, latest, plus, sum } from './term.js';

const town = { ownerCategory: 'town' };
const street = { ownerCategory: 'street-office' };
const centrePlates = { ...street, name: ['便民服务中心', '退役军人服务站', '新时代文明实践所'] };

const approved = { level: '科级' };
const ofRank = (rank?: string) => (rank === undefined ? {} : { rank });
const townPosts = (rank?: string) => sum('role-posts', { ...town, ...ofRank(rank) });
const streetPosts = (rank?: string) => sum('role-posts', { ...street, ...ofRank(rank) });
const perStreet = (rank?: string) => each('role-posts', 'owner', { ...street, ...ofRank(rank) });
/** What was approved as a number, and the roles that it is made of: each must say the same. */
const townPostsTwice = (rank?: string) => agreed(sum('posts', { ...approved, ...town, ...ofRank(rank) }), townPosts(rank));
const perStreetTwice = (rank?: string) => agreed(each('posts', 'owner', { ...approved, ...street, ...ofRank(rank) }), perStreet(rank));
const townUnits = (unitKind: string) => sum('internal-units', { ...town, unitKind });

/** Section 二(一) and (二): the reform of the town and the streets. */
export const townshipFigures = [
  figure('B1', { 'document-year': latest('document-year', { mark: '内党办发' }), 'document-serial': latest('document-serial', { mark: '内党办发' }) }),
  figure('B2', { 'reform-objectives': sum('reform-objectives') }),
  figure('B3', { 'units-in-scope': sum('units-in-scope') }),
  figure('B4', { 'optimisation-aspects': sum('reform-measures') }),
  figure('B5', {
    'town-bodies': plus(townUnits('office'), townUnits('bureau'), townUnits('centre')),
    'town-offices': townUnits('office'),
    'town-bureaus': townUnits('bureau'),
    'town-centres': townUnits('centre'),
  }),
  figure('B6', {
    'abolished-bodies': sum('internal-units-abolished', { ...town, unitKind: ['office', 'centre'] }),
    'abolished-offices': sum('internal-units-abolished', { ...town, unitKind: 'office' }),
    'abolished-centres': sum('internal-units-abolished', { ...town, unitKind: 'centre' }),
  }),
  figure('B7', { 'old-offices-named': sum('old-offices', { selfSet: 'true' }) }),
  figure('B8', { 'offices-per-unit': each('internal-units', 'owner', { unitKind: 'office' }) }),
  figure('B9', { 'town-office-plates': sum('plates', { ...town, name: '城市管理办公室' }) }),
  figure('B10', {
    'centres-per-street': each('internal-units', 'owner', { ...street, unitKind: 'centre' }),
    'plates-per-centre': each('plates', 'owner', centrePlates),
    'street-centres': sum('internal-units', { ...street, unitKind: 'centre' }),
    'street-centre-plates': sum('plates', centrePlates),
  }),
  figure('B11', { 'street-quota-added': sum('quota-change', { change: 'moved-in', quotaKind: 'institution' }) }),
  figure('B12', { 'town-posts': townPostsTwice(), 'town-principal-posts': townPostsTwice('principal'), 'town-deputy-posts': townPostsTwice('deputy') }),
  figure('B13', { 'posts-per-street': perStreetTwice(), 'principal-posts-per-street': perStreetTwice('principal'), 'deputy-posts-per-street': perStreetTwice('deputy') }),
  figure('B14', {
    'township-posts': plus(townPosts(), streetPosts()),
    'township-principal-posts': plus(townPosts('principal'), streetPosts('principal')),
    'township-deputy-posts': plus(townPosts('deputy'), streetPosts('deputy')),
  }),
  figure('B15', { 'deputy-posts-added': sum('posts-change', { change: 'increased', rank: 'deputy' }) }),
  figure('B16', { 'concurrent-roles-of-town': sum('concurrent-roles', town), 'concurrent-roles-per-street': each('concurrent-roles', 'owner', street) }),
  figure('B17', { 'pilot-ordinal': latest('pilot-ordinal') }),
  figure('B18', {}),
];
