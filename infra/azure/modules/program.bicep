// Settings of the program: dates and limits.
@export()
type programSettings = {
  servicesHubHost: string
  mailPerMinute: int
  mailPerHour: int
  mailPerPartnerPerDay: int
  renewalSweepSchedule: string
  timeZone: string
  renewalWindowDays: int
  lateRenewalDays: int
  capEffectiveDate: string
  offerRetirementDate: string
  n1RefreshDate: string
  autoRefundNonTechnical: bool
  refundReviewDays: int
  retentionDays: int
  payPerIncidentExcludedCountries: string[]
}
