import { programSettings } from 'program.bicep'
import { portalMap, resourceTags } from 'types.bicep'

param name string
param planName string
param location string
param tags resourceTags
param nodeVersion string
param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyHttp int
param identityId string
param identityClientId string
param alwaysReadyDurable int
param zoneRedundant bool
param networkName string
param corsOrigins string[]
param ledgerEndpoint string
param backupTo string
param anchorTo string
param hostAccountName string
param packageContainer string
param schedulerEndpoint string
param applicationInsightsConnection string
param encryptionKeysSecretUri string
param hashKeySecretUri string
param encryptionKeyCurrent string
param emailEndpoint string
param emailSender string
param authIssuer string
param authAudience string
param authJwksUrl string
param authScope string
param pageClientId string
param pageAuthority string
param pagePartnerId string
param allowGuests bool
param portalClients portalMap
param serviceTenantId string
param program programSettings

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: hostAccountName
}

resource subnet 'Microsoft.Network/virtualNetworks/subnets@2025-05-01' existing = if (networkName != '') {
  name: '${networkName}/app'
}

// Settings that only the host reads. On Flex Consumption, `functionAppConfig.runtime` below replaces
// FUNCTIONS_WORKER_RUNTIME and similar settings.
var hostSettings = {
  // The root has no page, so that it does not show what runs here.
  AzureWebJobsDisableHomepage: 'true'
  // The host's storage by identity: keys, locks, timers, durable task hub.
  AzureWebJobsStorage__accountName: hostAccountName
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  // The host must authenticate: the instrumentation key alone is refused (monitoring.bicep).
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Keep every trace, whatever the host's default is (docs/host-json.md).
  OTEL_TRACES_SAMPLER: 'microsoft.fixed_percentage'
  OTEL_TRACES_SAMPLER_ARG: '1.0'
}

// These replace the options of host.json, where the task hub is in the storage account.
var schedulerSettings = schedulerEndpoint == '' ? {} : {
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${schedulerEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__type: 'azureManaged'
  AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName: 'DURABLE_TASK_SCHEDULER_CONNECTION_STRING'
}

// Settings that shared/config.ts reads. test/unit/deployment compares the names.
var appSettings = {
  // The identity for the two modes below.
  AZURE_CLIENT_ID: identityClientId
  // Tables by identity, without a connection string.
  STORAGE_MODE: 'identity'
  STORAGE_TABLE_ENDPOINT: ledgerEndpoint
  // E-mail by identity, without a connection string.
  EMAIL_MODE: 'identity'
  EMAIL_ENDPOINT: emailEndpoint
  // The default sender of the domain.
  EMAIL_SENDER: emailSender
  // The host name that e-mails give for on-premises plans.
  SERVICES_HUB_HOST: program.servicesHubHost
  // Sending limits of the domain (docs/capacity.md): 5 a minute and 10 an hour for a domain that Azure manages. The
  // service refuses more with 429, and the app waits.
  MAIL_PER_MINUTE: string(program.mailPerMinute)
  MAIL_PER_HOUR: string(program.mailPerHour)
  // Recipients to whom one partner can send its IDs in one day (UTC).
  MAIL_PER_PARTNER_PER_DAY: string(program.mailPerPartnerPerDay)
  // Issuer, audience and signing keys of accepted tokens.
  AUTH_ISSUER: authIssuer
  AUTH_AUDIENCE: authAudience
  AUTH_JWKS_URL: authJwksUrl
  // The scope that a person's token must have.
  AUTH_SCOPE: authScope
  // The page at /portal: its registration, where people sign in, and the partner that it shows first.
  PAGE_CLIENT_ID: pageClientId
  PAGE_AUTHORITY: pageAuthority
  PAGE_PARTNER_ID: pagePartnerId
  // Whether guests of a tenant count as its people.
  ALLOW_GUESTS: allowGuests ? 'true' : 'false'
  // The tenant whose admins may assign the roles Portal, Commerce and Operator.
  SERVICE_TENANT_ID: serviceTenantId
  // Client ID of each portal, mapped to its portal code.
  PORTAL_CLIENTS: string(portalClients)
  // {"k1": "<base64 of 32 bytes>"}: all keys that encrypt stored Contract IDs.
  ENCRYPTION_KEYS: '@Microsoft.KeyVault(SecretUri=${encryptionKeysSecretUri})'
  // The key that encrypts new values. Rotation: docs/operations.md.
  ENCRYPTION_KEY_CURRENT: encryptionKeyCurrent
  // Base64 of 32 bytes. It keys the index of Access IDs, so it is not rotated.
  HASH_KEY: '@Microsoft.KeyVault(SecretUri=${hashKeySecretUri})'
  // The container of the backups, in another account. Empty: there are none.
  BACKUP_TO: backupTo
  // Who gets an e-mail with the digests of each backup. Empty: nobody.
  ANCHOR_TO: anchorTo
  // Telemetry of app and host. Both authenticate by identity.
  APPLICATIONINSIGHTS_CONNECTION_STRING: applicationInsightsConnection
  // Nobody may move the clock of a deployment.
  ALLOW_TIME_TRAVEL: 'false'
  // Schedule of the renewal sweep: NCRONTAB in UTC.
  RENEWAL_SWEEP_SCHEDULE: program.renewalSweepSchedule
  // The time zone that decides what day it is.
  PROGRAM_TIME_ZONE: program.timeZone
  // Days after the anniversary in which renewals are accepted and benefits continue.
  RENEWAL_WINDOW_DAYS: string(program.renewalWindowDays)
  // Days after the end of the window in which a renewal dated in the window is still accepted.
  LATE_RENEWAL_DAYS: string(program.lateRenewalDays)
  // A Solutions Partner term has 50 cloud incidents from this date, unlimited before it.
  CAP_EFFECTIVE_DATE: program.capEffectiveDate
  // Legacy offers are neither sold nor renewed from this date.
  OFFER_RETIREMENT_DATE: program.offerRetirementDate
  // Only N and N-1 in mainstream support are eligible from this date.
  N1_REFRESH_DATE: program.n1RefreshDate
  // Days of notices: before the anniversary, after it, and before the last day to activate.
  NOTICE_RENEWAL_DUE_DAYS: '15'
  NOTICE_WINDOW_CLOSING_DAYS: '23'
  NOTICE_ACTIVATE_BY_DAYS: '30'
  // Percentage of used incidents at which contacts are notified.
  NOTICE_USAGE_HIGH_PERCENT: '80'
  // Whether billing, quota and subscription requests are refunded without a decision.
  AUTO_REFUND_NON_TECHNICAL: program.autoRefundNonTechnical ? 'true' : 'false'
  // A refund that has waited for a decision for more days than this raises an alert.
  REFUND_REVIEW_DAYS: string(program.refundReviewDays)
  // Days after a term's end after which data of its people is erased.
  RETENTION_DAYS: string(program.retentionDays)
  // Countries without pay-per-incident support: ISO 3166 alpha-2, comma-separated. Empty: none.
  PAY_PER_INCIDENT_EXCLUDED_COUNTRIES: join(program.payPerIncidentExcludedCountries, ',')
}

resource plan 'Microsoft.Web/serverfarms@2025-03-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true, zoneRedundant: zoneRedundant }
}

resource app 'Microsoft.Web/sites@2025-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identityId}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    // The app's identity also reads Key Vault references.
    keyVaultReferenceIdentity: identityId
    // Callers come from the internet, also with private networking.
    publicNetworkAccess: 'Enabled'
    virtualNetworkSubnetId: networkName != '' ? subnet.id : null
    siteConfig: {
      minTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      cors: { allowedOrigins: corsOrigins, supportCredentials: false }
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
        // One process commits many consumes of a contract in one transaction, so one full instance is better than
        // two (docs/host-json.md).
        triggers: { http: { perInstanceConcurrency: 64 } }
        alwaysReady: filter(
          [
            { name: 'http', instanceCount: alwaysReadyHttp }
            { name: 'durable', instanceCount: alwaysReadyDurable }
          ],
          group => group.instanceCount > 0
        )
      }
    }
  }

  resource settings 'config' = {
    name: 'appsettings'
    properties: union(hostSettings, schedulerSettings, appSettings)
  }

  // Publishing uses an identity. Publishing by user name and password is off.
  resource noFtp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    #disable-next-line BCP187 // Azure refuses the policy without a location, which its types lack.
    location: location
    properties: { allow: false }
  }

  resource noScm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    #disable-next-line BCP187 // Azure refuses the policy without a location, which its types lack.
    location: location
    properties: { allow: false }
  }
}

output name string = app.name
output url string = 'https://${app.properties.defaultHostName}'
