// The account of delivery reports that Event Grid could not deliver. It is the only account that accepts keys, and holds
// nothing else: a system topic of Communication Services is global and can have no identity, so Event Grid writes with
// the account's key (learn.microsoft.com/azure/event-grid/enable-identity-system-topics and security-authentication).
import { resourceTags } from 'types.bicep'

param name string
param location string
param tags resourceTags
param operatorsGroupId string

var blobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Hot'
    allowSharedKeyAccess: true
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource reports 'containers' = {
      name: 'dead-letters'
      properties: { publicAccess: 'None' }
    }
  }

  // Reports contain addresses of recipients.
  resource expiry 'managementPolicies' = {
    name: 'default'
    properties: {
      policy: {
        rules: [
          {
            name: 'expiry'
            type: 'Lifecycle'
            enabled: true
            definition: {
              filters: { blobTypes: ['blockBlob', 'appendBlob'] }
              actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
            }
          }
        ]
      }
    }
  }
}

// Operators read reports, to send them again.
resource operatorsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorsGroupId != '') {
  name: guid(account.id, operatorsGroupId, blobDataReader)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataReader)
    principalId: operatorsGroupId
    principalType: 'Group'
  }
}
