// Values of a deployment. staging.json and production.json have the values of a stage. azd has the values of an
// environment (`azd env set NAME value`); docs/deployment.md lists them.
using 'main.bicep'

var stage = readEnvironmentVariable('STAGE', 'staging')
var stages = {
  staging: loadJsonContent('staging.json')
  production: loadJsonContent('production.json')
}
var values = stages[stage]

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'benefits-${stage}')
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')
// Empty means unset, here and below: a GitHub workflow passes undefined variables as empty values.
var appLocationOfEnvironment = readEnvironmentVariable('APP_LOCATION', '')
param appLocation = appLocationOfEnvironment != '' ? appLocationOfEnvironment : location
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param emailDataLocation = readEnvironmentVariable('EMAIL_DATA_LOCATION', 'Europe')
param emailDomain = readEnvironmentVariable('EMAIL_DOMAIN', '')
param emailDomainVerified = readEnvironmentVariable('EMAIL_DOMAIN_VERIFIED', 'false') == 'true'
param authIssuer = readEnvironmentVariable('AUTH_ISSUER')
param authAudience = readEnvironmentVariable('AUTH_AUDIENCE')
param authJwksUrl = readEnvironmentVariable('AUTH_JWKS_URL')
param authScope = readEnvironmentVariable('AUTH_SCOPE', 'access_as_user')
param pageClientId = readEnvironmentVariable('PAGE_CLIENT_ID', '')
var pageAuthorityOfEnvironment = readEnvironmentVariable('PAGE_AUTHORITY', '')
param pageAuthority = pageAuthorityOfEnvironment != '' ? pageAuthorityOfEnvironment : 'https://login.microsoftonline.com/organizations'
param pagePartnerId = readEnvironmentVariable('PAGE_PARTNER_ID', '')
param allowGuests = readEnvironmentVariable('ALLOW_GUESTS', 'false') == 'true'
param portalClients = json(readEnvironmentVariable('PORTAL_CLIENTS', '{}'))
param serviceTenantId = readEnvironmentVariable('SERVICE_TENANT_ID', '')
param encryptionKeyCurrent = readEnvironmentVariable('ENCRYPTION_KEY_CURRENT', 'k1')
// In production somebody must get the alerts: without the value the template does not compile.
param alertEmail = stage == 'production' ? readEnvironmentVariable('ALERT_EMAIL') : readEnvironmentVariable('ALERT_EMAIL', '')
param operatorsGroupId = readEnvironmentVariable('OPERATORS_GROUP_ID', '')
param deployerIp = readEnvironmentVariable('DEPLOYER_IP', '')
var schedulerOfEnvironment = readEnvironmentVariable('DURABLE_TASK_SCHEDULER', '')
param durableTaskScheduler = schedulerOfEnvironment != '' ? schedulerOfEnvironment : 'None'
param corsOrigins = filter(split(readEnvironmentVariable('CORS_ORIGINS', ''), ','), origin => origin != '')
param monthlyBudget = int(readEnvironmentVariable('MONTHLY_BUDGET', '0'))
param budgetStart = readEnvironmentVariable('BUDGET_START', '')
param privateNetwork = readEnvironmentVariable('PRIVATE_NETWORK', 'false') == 'true'

param backupLocation = readEnvironmentVariable('BACKUP_LOCATION', '')
param anchorTo = readEnvironmentVariable('ANCHOR_TO', '')
param backupImmutabilityDays = int(readEnvironmentVariable('BACKUP_IMMUTABILITY_DAYS', '0'))

var nodeOfEnvironment = readEnvironmentVariable('FUNCTION_NODE_VERSION', '')
param nodeVersion = nodeOfEnvironment != '' ? nodeOfEnvironment : values.nodeVersion
param instanceMemoryMB = values.instanceMemoryMB
param maximumInstanceCount = values.maximumInstanceCount
param alwaysReadyHttp = values.alwaysReadyHttp
param alwaysReadyDurable = values.alwaysReadyDurable
param zoneRedundant = values.zoneRedundant
param logsDailyCapGb = values.logsDailyCapGb
var storageSkuOfEnvironment = readEnvironmentVariable('STORAGE_SKU', '')
param storageSku = storageSkuOfEnvironment != '' ? storageSkuOfEnvironment : values.storageSku
param retentionDays = values.retentionDays
param protectData = values.protectData
// The environment's sending limits; by default those of a domain that Azure manages.
param program = union(values.program, {
  mailPerMinute: int(readEnvironmentVariable('MAIL_PER_MINUTE', '5'))
  mailPerHour: int(readEnvironmentVariable('MAIL_PER_HOUR', '10'))
})
