// The ledger's tables, the durable task hub, the host's own data and the deployed package, in one
// account that knows no keys: every request shows an identity.
param name string
param location string
param tags object
param sku string
param appPrincipalId string
param workspaceId string
param lock bool

var packageContainerName = 'packages'

// What the app may do with the account's data; nothing lets it manage the account.
var roles = {
  // Deployment package, host locks and keys, large messages and leases of the task hub.
  blobDataOwner: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b'
  // Control and work-item queues of the task hub.
  queueDataContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  // The ledger and the task hub's history and instances. The app makes its missing tables itself.
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
    name: guid(account.id, appPrincipalId, role.value)
    scope: account
    properties: {
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role.value)
      principalId: appPrincipalId
      principalType: 'ServicePrincipal'
    }
  }
]

// Tables have no soft delete, so the account itself must not go by mistake.
resource noDelete 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'ledger'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds the benefit ledger. Remove the lock first, knowingly.' }
}

// Who wrote and deleted, not who read: reads are many and the app's own. A row of these logs has the
// caller's object ID and the keys of what was written, in which accounts and addresses are hashes; it
// never has the content.
#disable-next-line use-recent-api-versions // The newest that knows tables and category groups.
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

output name string = account.name
output packageContainer string = packageContainerName
