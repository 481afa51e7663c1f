// The account of the backups, in another region than the ledger. Nobody but the app writes to it, and with
// immutability nobody, not even the app, changes or removes what was written.
import { resourceTags } from 'types.bicep'

param name string
param location string
param tags resourceTags
param appIdentityName string
param appPrincipalId string
param operatorsGroupId string
@description('Days in which a written file cannot be changed or removed. 0: no such policy.')
param immutabilityDays int
param lock bool

var containerName = 'backups'
var blobDataContributor = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
var blobDataReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1'

resource account 'Microsoft.Storage/storageAccounts@2025-08-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: 'Standard_LRS' }
  properties: {
    accessTier: 'Cool'
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }

  resource blobs 'blobServices' = {
    name: 'default'

    resource backups 'containers' = {
      name: containerName
      properties: { publicAccess: 'None' }

      resource policy 'immutabilityPolicies' = if (immutabilityDays > 0) {
        name: 'default'
        properties: { immutabilityPeriodSinceCreationInDays: immutabilityDays }
      }
    }
  }
}

resource appWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(account.id, appIdentityName, blobDataContributor)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataContributor)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// Operators read backups, to restore them.
resource operatorsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorsGroupId != '') {
  name: guid(account.id, operatorsGroupId, blobDataReader)
  scope: account
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', blobDataReader)
    principalId: operatorsGroupId
    principalType: 'Group'
  }
}

resource noDelete 'Microsoft.Authorization/locks@2020-05-01' = if (lock) {
  name: 'backups'
  scope: account
  properties: { level: 'CanNotDelete', notes: 'Holds the backups. Remove this lock only to delete them.' }
}

output containerUrl string = '${account.properties.primaryEndpoints.blob}${containerName}'
