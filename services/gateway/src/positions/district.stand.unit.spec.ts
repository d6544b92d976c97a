import { standOf } from './district.stand.js';

const services = {
  organisations: { logs: { '150302/organisations': 118, '990101/organisations': 7 }, projections: [{ logs: { '150302/organisations': { covered: 118, lag: 0 }, '990101/organisations': { covered: 0, lag: 7 } } }] },
  staffing: {
    logs: { '150302/staffing': 136 },
    projections: [{ logs: { '150302/staffing': { covered: 135, lag: 1 } } }, { logs: { '150302/staffing': { covered: 134, lag: 2 }, '150302/organisations': { covered: 117, lag: 1 } } }],
  },
  grid: { reachable: false },
};

describe('where the services are in a district', () => {
  it('is told in positions, of what they recorded and of what their read models took in, and a service that is away is', () => {
    expect(standOf({ services }, '150302')).toEqual({
      district: '150302',
      services: { organisations: { position: 118, covered: 118, lag: 0 }, staffing: { position: 136, covered: 386, lag: 3 }, grid: null },
    });
  });

  it('says nothing of another district', () => {
    expect(standOf({ services }, '150303').services).toEqual({ organisations: { position: 0, covered: 0, lag: 0 }, staffing: { position: 0, covered: 0, lag: 0 }, grid: null });
    expect(standOf({ services }, '990101').services['organisations']).toEqual({ position: 7, covered: 0, lag: 7 });
  });
});
