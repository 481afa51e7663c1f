// The account of the ledger's tables. Keys are off: every request authenticates by identity.
import { resourceTags } from 'types.bicep'

param name string
param location string
param tags resourceTags
param sku string
param appIdentityName string
param appPrincipalId string
param privateNetwork bool
param operatorsGroupId string
param workspaceId string
param lock bool

// The app creates its missing tables. It cannot manage the account.
var tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
var tableDataReader = '76199698-9eea-4c19-bc75-cec21354c6b6'
var roles = { tableDataContributor: tableDataContributor }

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateNetwork ? 'Disabled' : 'Enabled'
    networkAcls: { defaultAction: privateNetwork ? 'Deny' : 'Allow', bypass: 'AzureServices' }
    // Tables and queues encrypted with the account's key type. It cannot be changed later, and without it no
    // customer-managed key can ever protect them.
    encryption: {
      keySource: 'Microsoft.Storage'
      services: {
        blob: { enabled: true, keyType: 'Account' }
        file: { enabled: true, keyType: 'Account' }
        queue: { enabled: true, keyType: 'Account' }
        table: { enabled: true, keyType: 'Account' }
      }
    }
  }

  resource tables 'tableServices' = {
    name: 'default'
  }
}

resource assignments 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in items(roles): {
    name: guid(account.id, appIdentityName, role.value)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

// Operators read the ledger and never write to it.
resource operatorsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorsGroupId != '') {
  name: guid(account.id, operatorsGroupId, tableDataReader)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', tableDataReader)
    principalId: operatorsGroupId
    principalType: 'Group'
  }
}

// Tables have no soft delete, so this lock protects the account against deletion by mistake.
resource noDelete 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'ledger'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds the ledger. Remove this lock only to delete the ledger.' }
}

// Logs of writes and deletions. Reads are not logged: there are many, all from the app. A log row contains the caller's
// object ID and the keys of the written row, in which accounts and addresses are hashes. It never contains the content.
#disable-next-line use-recent-api-versions // The newest version that supports tables and category groups.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: account::tables
  properties: {
    workspaceId: workspaceId
    logs: [
      { category: 'StorageWrite', enabled: true }
      { category: 'StorageDelete', enabled: true }
    ]
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

output tableEndpoint string = account.properties.primaryEndpoints.table
