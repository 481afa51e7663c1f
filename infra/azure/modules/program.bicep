// What differs between stages besides size: dates and limits of the program itself.
@export()
type programSettings = {
  servicesHubHost: string
  mailPerMinute: int
  mailPerHour: int
  renewalSweepSchedule: string
  timeZone: string
  renewalWindowDays: int
  capEffectiveDate: string
  offerRetirementDate: string
  n1RefreshDate: string
  autoRefundNonTechnical: bool
  payPerIncidentExcludedCountries: string[]
}
