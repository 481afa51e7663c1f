// The whole service in one resource group. `azd up` deploys it (azure.yaml, docs/deployment.md). docs/operations.md
// explains the alerts. No registry modules: everything that is deployed is in this folder.
targetScope = 'subscription'

import { programSettings } from 'modules/program.bicep'
import { portalMap } from 'modules/types.bicep'

@minLength(1)
@maxLength(40)
@description('Name of the azd environment; names and tags derive from it.')
param environmentName string

@description('Region of all resources that are not global. It must offer Flex Consumption.')
param location string

@description('Region of plan and app. Set another region only after the loss of the first: docs/operations.md.')
param appLocation string = location

@description('Node.js of the function app.')
@allowed(['24', '22'])
param nodeVersion string = '24'

@description('Where Communication Services stores its data. It cannot be changed later.')
param emailDataLocation string

@description('Your own sender domain. Empty: a domain that Azure manages, with very low limits.')
param emailDomain string = ''

@description('Whether that domain is verified. E-mails use it from then on.')
param emailDomainVerified bool = false

@minLength(8)
@description('Issuer of accepted tokens; {tenantid} stands for the tenant of each token.')
param authIssuer string

@minLength(1)
@description('Audience of accepted tokens: the client ID of this API, as in tokens of version 2.')
param authAudience string

@minLength(8)
@description('Where the issuer publishes its signing keys.')
param authJwksUrl string

@minLength(1)
@description('Scope that a person\'s token must have.')
param authScope string = 'access_as_user'

@description('Client ID of the registration with which people sign in at /portal. Empty: nobody can sign in there.')
param pageClientId string = ''

@description('Where people sign in at /portal.')
param pageAuthority string

@description('The partner that /portal shows if its address names none. Empty: it asks.')
param pagePartnerId string = ''

@description('Whether guests of a tenant count as its people.')
param allowGuests bool = false

@description('Client ID ("azp") of each support portal, mapped to its portal code.')
param portalClients portalMap

@description('The tenant whose admins may assign the roles Portal, Commerce and Operator. Empty: the deployment\'s tenant.')
param serviceTenantId string = ''

@description('Settings of the program and of e-mail. Each stage has a file: staging.json, production.json.')
param program programSettings

@description('ID of the key in ENCRYPTION_KEYS that encrypts new values.')
param encryptionKeyCurrent string = 'k1'

@description('Memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemoryMB int = 2048

@description('The maximum number of instances at the same time. Some regions refuse less than 40.')
@minValue(40)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that are always ready, for HTTP and for workflows. With zones at least 2 of each. Each costs money while it is idle.')
param alwaysReadyHttp int = 0
param alwaysReadyDurable int = 0

@description('Plan of the Durable Task Scheduler. None: the task hub is in the storage account of the host.')
@allowed(['None', 'Consumption', 'Dedicated'])
param durableTaskScheduler string = 'None'

@description('Whether the instances of the app are spread over zones. The region must support it.')
param zoneRedundant bool = false

@description('Whether storage and vault are reached through a virtual network only.')
param privateNetwork bool = false

@description('Address of the deploying machine, which writes keys into a vault with a private network. Empty: none.')
param deployerIp string = ''

@description('Origins of browser apps that may call the service, for example https://portal.contoso.com.')
param corsOrigins string[] = []

@description('Redundancy of the storage account, which holds the ledger.')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS', 'Standard_RAGRS', 'Standard_RAGZRS'])
param storageSku string = 'Standard_ZRS'

@description('Region of the account of the backups; choose another one than the ledger\'s. Empty: no backups.')
param backupLocation string = ''

@description('Who gets an e-mail with the digests of each backup. Empty: nobody.')
param anchorTo string = ''

@description('Days in which nobody can change or remove a written backup. 0: no such policy.')
@minValue(0)
@maxValue(3650)
param backupImmutabilityDays int = 0

@description('Retention of logs in days. Tables of Application Insights keep data for at least 90 days.')
param retentionDays int = 30

@description('Gigabytes of logs a day, after which the workspace takes no more. -1: no limit.')
param logsDailyCapGb int = -1

@description('Budget of the resource group a month, in the currency of the subscription. 0: none.')
param monthlyBudget int = 0

@description('First day of the budget: the first of the month in which it is created. It cannot be changed.')
param budgetStart string

@description('Object ID of the group of operators, who may read data and logs. Empty: nobody.')
param operatorsGroupId string = ''

@description('Recipient of alerts. Empty: nobody.')
param alertEmail string = ''

@description('Whether the vault and the tables are protected against deletion. It cannot be turned off for a vault.')
param protectData bool = true

@description('Object ID of the deploying principal, which may write keys into the vault. Empty: nobody.')
param deployerPrincipalId string = ''

@allowed(['User', 'ServicePrincipal'])
param deployerPrincipalType string = 'User'

var token = toLower(uniqueString(subscription().id, environmentName, location))
// Plan and app cannot move between regions, so another region gets resources with other names.
var appToken = appLocation == location ? token : toLower(uniqueString(token, appLocation))
// Known before the resources exist, so that a preview of a deployment can name what depends on them.
var identityName = 'id-${token}'
var ledgerAccountName = 'st${token}'
// Beside the app, so that another region gets one of its own.
var hostAccountName = 'sth${appToken}'
var backupAccountName = 'stb${token}'
// delivery-reports.bicep makes the name from the same token.
var reportsAccountName = 'std${token}'
var vaultName = 'kv-${token}'
// An app can only join a network of its region.
var networkName = 'vnet-${appToken}'
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: { name: identityName, location: location, tags: tags }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    retentionDays: retentionDays
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    operatorsGroupId: operatorsGroupId
    dailyCapGb: logsDailyCapGb
  }
}

module network 'modules/network.bicep' = if (privateNetwork) {
  scope: group
  params: { name: networkName, location: appLocation, tags: tags }
}

// The ledger has an account of its own: other redundancy, a lock, and no packages, leases or queues of the host.
module ledger 'modules/ledger-storage.bicep' = {
  scope: group
  params: {
    name: ledgerAccountName
    location: location
    tags: tags
    sku: storageSku
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    operatorsGroupId: operatorsGroupId
    workspaceId: monitoring.outputs.workspaceId
    privateNetwork: privateNetwork
    lock: protectData
  }
}

module host 'modules/host-storage.bicep' = {
  scope: group
  params: {
    name: hostAccountName
    location: appLocation
    tags: tags
    sku: zoneRedundant ? 'Standard_ZRS' : 'Standard_LRS'
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    privateNetwork: privateNetwork
  }
}

module scheduler 'modules/scheduler.bicep' = if (durableTaskScheduler != 'None') {
  scope: group
  params: {
    name: 'dts-${appToken}'
    location: appLocation
    tags: tags
    sku: durableTaskScheduler == 'Dedicated' ? 'Dedicated' : 'Consumption'
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
  }
}

module endpoints 'modules/private-endpoints.bicep' = if (privateNetwork) {
  scope: group
  params: {
    location: appLocation
    tags: tags
    networkName: networkName
    ledgerAccountName: ledgerAccountName
    hostAccountName: hostAccountName
    vaultName: vaultName
  }
  dependsOn: [network, ledger, host, vault]
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: vaultName
    location: location
    tags: tags
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: deployerPrincipalId
    deployerPrincipalType: deployerPrincipalType
    workspaceId: monitoring.outputs.workspaceId
    operatorsGroupId: operatorsGroupId
    privateNetwork: privateNetwork
    deployerIp: deployerIp
    purgeProtection: protectData
  }
}

module email 'modules/email.bicep' = {
  scope: group
  params: {
    token: token
    tags: tags
    dataLocation: emailDataLocation
    customDomain: emailDomain
    customDomainVerified: emailDomainVerified
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = {
  scope: group
  params: {
    name: 'func-${appToken}'
    planName: 'plan-${appToken}'
    location: appLocation
    tags: tags
    nodeVersion: nodeVersion
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyHttp: alwaysReadyHttp
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    alwaysReadyDurable: alwaysReadyDurable
    zoneRedundant: zoneRedundant
    networkName: privateNetwork ? networkName : ''
    corsOrigins: corsOrigins
    ledgerEndpoint: ledger.outputs.tableEndpoint
    anchorTo: anchorTo
    backupTo: backupLocation != '' ? backups!.outputs.containerUrl : ''
    hostAccountName: hostAccountName
    packageContainer: host.outputs.packageContainer
    schedulerEndpoint: scheduler.?outputs.endpoint ?? ''
    applicationInsightsConnection: monitoring.outputs.connectionString
    encryptionKeysSecretUri: vault.outputs.encryptionKeysUri
    hashKeySecretUri: vault.outputs.hashKeyUri
    encryptionKeyCurrent: encryptionKeyCurrent
    emailEndpoint: email.outputs.endpoint
    emailSender: email.outputs.sender
    authIssuer: authIssuer
    authAudience: authAudience
    authJwksUrl: authJwksUrl
    authScope: authScope
    pageClientId: pageClientId
    pageAuthority: pageAuthority
    pagePartnerId: pagePartnerId
    allowGuests: allowGuests
    portalClients: portalClients
    serviceTenantId: serviceTenantId != '' ? serviceTenantId : tenant().tenantId
    program: program
  }
  // The names of the private endpoints must resolve before the first start.
  dependsOn: [endpoints]
}

module backups 'modules/backup-storage.bicep' = if (backupLocation != '') {
  scope: group
  params: {
    name: backupAccountName
    location: backupLocation
    tags: tags
    appIdentityName: identityName
    appPrincipalId: identity.outputs.principalId
    operatorsGroupId: operatorsGroupId
    immutabilityDays: backupImmutabilityDays
    lock: protectData
  }
}

module reports 'modules/reports-storage.bicep' = {
  scope: group
  params: { name: reportsAccountName, location: location, tags: tags, operatorsGroupId: operatorsGroupId }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    applicationInsightsId: monitoring.outputs.applicationInsightsId
    ledgerAccountName: ledgerAccountName
    hostAccountName: hostAccountName
    vaultName: vaultName
    topicName: 'delivery-${token}'
    serviceUrl: app.outputs.url
    alertEmail: alertEmail
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0 && alertEmail != '') {
  scope: group
  params: { amount: monthlyBudget, start: budgetStart, recipient: alertEmail }
}

// azd stores these outputs as values of the environment. The hooks in azure.yaml read them.
output AZURE_RESOURCE_GROUP string = group.name
output FUNCTION_APP_NAME string = app.outputs.name
output SERVICE_URL string = app.outputs.url
output HOST_STORAGE_NAME string = hostAccountName
output KEY_VAULT_NAME string = vault.outputs.name
output COMMUNICATION_SERVICE_NAME string = email.outputs.communicationServiceName
