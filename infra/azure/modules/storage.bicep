// One account for the ledger's tables, the durable task hub, the host's data and the deployed package. Keys are off:
// every request authenticates by identity.
import { resourceTags } from 'types.bicep'

param name string
param location string
param tags resourceTags
param sku string
param appIdentityName string
param appPrincipalId string
param workspaceId string
param lock bool

var packageContainerName = 'packages'

// Roles of the app for the account's data. The app cannot manage the account.
var roles = {
  // Deployment package, host locks and keys, large messages and leases of the task hub.
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  // Control and work-item queues of the task hub.
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  // The ledger, and the task hub's history and instances. The app creates its missing tables.
  tableDataContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
}

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
    publicNetworkAccess: 'Enabled'
    networkAcls: { defaultAction: 'Allow', bypass: 'AzureServices' }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 7 }
    }

    resource packages 'containers' = {
      name: packageContainerName
      properties: { publicAccess: 'None' }
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

output packageContainer string = packageContainerName
