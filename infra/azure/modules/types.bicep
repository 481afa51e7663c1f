// Types that several modules share.

@export()
@description('Tags of every resource. azd finds the environment by them.')
type resourceTags = { 'azd-env-name': string }

@export()
@description('Plan of the Durable Task Scheduler.')
type schedulerSku = 'Consumption' | 'Dedicated'

@export()
@description('Client ID ("azp") of a portal, mapped to its portal code.')
type portalMap = { *: string }
