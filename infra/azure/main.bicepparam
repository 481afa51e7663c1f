// Values of a deployment. What belongs to a stage is in staging.json and production.json; what
// belongs to one environment is among azd's values (`azd env set NAME value`), listed in
// docs/deployment.md.
using 'main.bicep'

var stage = readEnvironmentVariable('STAGE', 'staging')
var stages = {
  staging: loadJsonContent('staging.json')
  production: loadJsonContent('production.json')
}
var values = stages[stage]

param environmentName = readEnvironmentVariable('AZURE_ENV_NAME', 'benefits-${stage}')
param location = readEnvironmentVariable('AZURE_LOCATION', 'northeurope')
param deployerPrincipalId = readEnvironmentVariable('AZURE_PRINCIPAL_ID', '')
param deployerPrincipalType = readEnvironmentVariable('AZURE_PRINCIPAL_TYPE', 'User')

param emailDataLocation = readEnvironmentVariable('EMAIL_DATA_LOCATION', 'Europe')
param authIssuer = readEnvironmentVariable('AUTH_ISSUER')
param authAudience = readEnvironmentVariable('AUTH_AUDIENCE')
param authJwksUrl = readEnvironmentVariable('AUTH_JWKS_URL')
param portalClients = json(readEnvironmentVariable('PORTAL_CLIENTS', '{}'))
param encryptionKeyCurrent = readEnvironmentVariable('ENCRYPTION_KEY_CURRENT', 'k1')
param alertEmail = readEnvironmentVariable('ALERT_EMAIL', '')

param nodeVersion = readEnvironmentVariable('NODE_VERSION', values.nodeVersion)
param instanceMemoryMB = values.instanceMemoryMB
param maximumInstanceCount = values.maximumInstanceCount
param alwaysReadyHttp = values.alwaysReadyHttp
param storageSku = values.storageSku
param retentionDays = values.retentionDays
param protectData = values.protectData
param program = values.program
