import { programSettings } from 'program.bicep'

param name string
param planName string
param location string
param tags object
param nodeVersion string
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyHttp int
param identityId string
param identityClientId string
param storageName string
param packageContainer string
param applicationInsightsConnection string
param encryptionKeysSecretUri string
param hashKeySecretUri string
param encryptionKeyCurrent string
param emailEndpoint string
param emailSender string
param authIssuer string
param authAudience string
param authJwksUrl string
param portalClients object
param program programSettings

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: storageName
}

// What only the host reads. FUNCTIONS_WORKER_RUNTIME and its
// like have no place here: on Flex Consumption they are `functionAppConfig.runtime` below.
var hostSettings = {
  // The host's storage (keys, locks, timers, durable task hub), by identity.
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // The instrumentation key alone is refused (monitoring.bicep).
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Every trace is kept, whatever the default of the next host is (docs/host-json.md).
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: '1.0'
}

// What shared/config.ts reads, name by name; test/unit/deployment compares the two.
var appSettings = {
  // Which of an app's identities the two modes below take.
  AZURE_CLIENT_ID: identityClientId
  // Tables by identity: there is no connection string.
  STORAGE_MODE: 'identity'
  STORAGE_TABLE_ENDPOINT: account.properties.primaryEndpoints.table
  // Mail by identity likewise.
  EMAIL_MODE: 'identity'
  EMAIL_ENDPOINT: emailEndpoint
  // The sender that every domain has.
  EMAIL_SENDER: emailSender
  // The host name that letters tell people to open for on-premises plans.
  SERVICES_HUB_HOST: program.servicesHubHost
  // The domain's limits: a managed one's 5 a minute and 10 an hour, or those of one's own
  // (docs/capacity.md). More would be refused with 429 and waited out.
  MAIL_PER_MINUTE: string(program.mailPerMinute)
  MAIL_PER_HOUR: string(program.mailPerHour)
  // Whose tokens are taken, and for whom they must have been issued.
  AUTH_ISSUER: authIssuer
  AUTH_AUDIENCE: authAudience
  AUTH_JWKS_URL: authJwksUrl
  // Only this tenant's administrators assign the roles of portals, Commerce and operators.
  SERVICE_TENANT_ID: tenant().tenantId
  // Client ID of each portal to its portal code.
  PORTAL_CLIENTS: string(portalClients)
  // {"k1": "<base64 of 32 bytes>"}: every key that stored Contract IDs may be encrypted with.
  ENCRYPTION_KEYS: '@Microsoft.KeyVault(SecretUri=${encryptionKeysSecretUri})'
  // The one that new values are encrypted with; rotation: docs/operations.md.
  ENCRYPTION_KEY_CURRENT: encryptionKeyCurrent
  // Base64 of 32 bytes; the index of Access IDs is keyed with it, so it is not rotated.
  HASH_KEY: '@Microsoft.KeyVault(SecretUri=${hashKeySecretUri})'
  // Where the app's telemetry goes, and the host's; both show their identity.
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnection
  // A deployment lives in real time.
  ALLOW_TIME_TRAVEL: 'false'
  // NCRONTAB in UTC.
  RENEWAL_SWEEP_SCHEDULE: program.renewalSweepSchedule
  // In whose midnight terms begin and end.
  PROGRAM_TIME_ZONE: program.timeZone
  // Days after the anniversary in which a renewal is accepted and the benefits go on.
  RENEWAL_WINDOW_DAYS: string(program.renewalWindowDays)
  // Cloud support is unlimited before this day and 50 from it on.
  CAP_EFFECTIVE_DATE: program.capEffectiveDate
  // From this day on nobody can buy or renew the retired offers.
  OFFER_RETIREMENT_DATE: program.offerRetirementDate
  // From this day on only the current and the previous version of a product are eligible.
  N1_REFRESH_DATE: program.n1RefreshDate
  // Days before the anniversary, after it, and before the last day to activate, on which contacts are told.
  NOTICE_RENEWAL_DUE_DAYS: '15'
  NOTICE_WINDOW_CLOSING_DAYS: '23'
  NOTICE_ACTIVATE_BY_DAYS: '30'
  // Percent of the granted incidents that are used up when contacts are told.
  NOTICE_USAGE_HIGH_PERCENT: '80'
  // Whether billing, quota and subscription requests are refunded without waiting for a decision.
  AUTO_REFUND_NON_TECHNICAL: program.autoRefundNonTechnical ? 'true' : 'false'
  // ISO 3166 alpha-2, by commas; empty: offered everywhere.
  PAY_PER_INCIDENT_EXCLUDED_COUNTRIES: join(program.payPerIncidentExcludedCountries, ',')
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  // azd finds the resource of a service by this tag.
  tags: union(tags, { 'azd-service-name': 'api' })
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // Key Vault references are read by the app's own identity, too.
    keyVaultReferenceIdentity: identityId
    publicNetworkAccess: 'Enabled'
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
    }
    functionAppConfig: {
      runtime: { name: 'node', version: nodeVersion }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${account.properties.primaryEndpoints.blob}${packageContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        // One process commits many consumes of a contract in one transaction, so an instance is
        // better full than joined by another (docs/host-json.md).
        triggers: { http: { perInstanceConcurrency: 64 } }
        alwaysReady: alwaysReadyHttp > 0 ? [{ name: 'http', instanceCount: alwaysReadyHttp }] : []
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(hostSettings, appSettings)
  }

  // Publishing goes by identity; no user name and password for it exist.
  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource noScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
