/**
 * All examples show the same case: Contoso buys, activates, and uses one of its fifty incidents.
 */

export const planExample = {
  planId: "of_contoso_1",
  kind: "PartnerCloudSupport",
  name: "Partner Cloud Support 50",
  granted: 50,
  used: 1,
  remaining: 49,
  unlimited: false,
  endDate: "2026-10-01",
  resetsOn: "2026-09-01",
  usableHere: true,
  reason: null,
} as const;

export const benefitExample = {
  offerId: "of_contoso_1",
  offerType: "SPD_SERVICES",
  kind: "PartnerCloudSupport",
  name: "Partner Cloud Support 50",
  state: "NotActivated",
  granted: 50,
  used: 0,
  remaining: 50,
  unlimited: false,
  anniversary: "2026-09-01",
  activateBy: "2026-10-01",
  endDate: "2026-10-01",
  canActivate: true,
  canActivateReason: null,
  activatedAt: null,
} as const;

export const offerExample = {
  offerId: "of_contoso_1",
  partnerId: "contoso",
  offerType: "SPD_SERVICES",
  name: "Solutions Partner designation",
  state: "Active",
  term: {
    number: 1,
    start: "2025-09-01",
    anniversary: "2026-09-01",
    endDate: "2026-10-01",
    renewal: null,
  },
  credentialVersion: 0,
  benefits: [benefitExample],
} as const;

export const activationExample = {
  activationId: "act_1",
  state: "Active",
  step: "Completed",
  distribution: { distributionId: "dist_1", total: 1, sent: 1, failed: 0 },
  requestedAt: "2025-09-02T08:00:00.000Z",
  finishedAt: "2025-09-02T08:00:01.200Z",
} as const;

export const credentialsExample = {
  accessId: "ABCD-EFGH-JKM",
  contractId: "0123-4567-89AB-CDEF-G",
  credentialVersion: 1,
  issuedAt: "2025-09-02T08:00:00.500Z",
} as const;

export const incidentRequestExample = {
  account: { id: "u1", type: "Entra" },
  planId: "of_contoso_1",
  kind: "PartnerCloudSupport",
  product: "AzureVirtualMachines",
  version: null,
  requestType: "Technical",
  title: "VM does not start",
  channel: "Portal",
  resourceTenantId: null,
  customer: null,
} as const;

export const incidentExample = {
  incidentId: "inc_1",
  planId: "of_contoso_1",
  kind: "PartnerCloudSupport",
  account: { id: "u1", type: "Entra" },
  portal: "AzurePortal",
  product: "AzureVirtualMachines",
  version: null,
  requestType: "Technical",
  title: "VM does not start",
  createdAt: "2025-09-03T10:15:00.000Z",
  term: 1,
  state: "Open",
  resolution: null,
  deducted: true,
  refund: { state: "NotEligible" },
  plan: planExample,
} as const;
