import type { OrganisationsEvent } from '@yange/contracts';

export type OrganEvent = Extract<
  OrganisationsEvent,
  {
    readonly type:
      | 'OrganEstablished'
      | 'OrganRetained'
      | 'OrganRenamed'
      | 'OrganReparented'
      | 'OrganAbolished'
      | 'PlateAdded'
      | 'PlateRemoved'
      | 'InternalUnitsRecorded'
      | 'InternalUnitsSetUp'
      | 'InternalUnitsAbolished'
      | 'OrganInaugurated'
      | 'SealActivated'
      | 'SealFiled'
      | 'CreditCodeCertificateIssued'
      | 'SandingIssued'
      | 'OfficesMerged'
      | 'OrgansMerged'
      | 'OrganSplit'
      | 'OrganRankChanged'
      | 'OrgansCoLocated'
      | 'OrganCoLocationEnded'
      | 'CoordinationBodySetUp'
      | 'OrganRegionRecorded'
      | 'OrganOpened'
      | 'SandingRevised'
      | 'DutyMoved'
      | 'DutyReturned'
      | 'SandingMisfitFound'
      | 'SandingMisfitCorrected';
  }
>;
