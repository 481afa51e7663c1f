// The vault for the service's two secrets. infra/azure/keys.ts writes their values later. They never pass through a
// template, a parameter or an environment file.
import { resourceTags } from 'types.bicep'

param name string
param location string
param tags resourceTags
param appIdentityName string
param appPrincipalId string
param deployerPrincipalId string
param deployerPrincipalType string
param workspaceId string
param operatorsGroupId string
param privateNetwork bool
param deployerIp string
param purgeProtection bool

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var vaultReader = '21090545-7ca7-4776-b22c-e363652d74d2'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

resource vault 'Microsoft.KeyVault/vaults@2025-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // Without the encryption key no Contract ID can be read. Azure accepts true or null, not false.
    enablePurgeProtection: purgeProtection ? true : null
    publicNetworkAccess: privateNetwork && deployerIp == '' ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: privateNetwork ? 'Deny' : 'Allow'
      // The deploying machine writes the keys.
      ipRules: deployerIp != '' ? [{ value: deployerIp }] : []
    }
  }
}

resource appReads 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, appIdentityName, secretsUser)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

resource deployerWrites 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (deployerPrincipalId != '') {
  name: guid(vault.id, deployerPrincipalId, secretsOfficer)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
    principalId: deployerPrincipalId
    principalType: deployerPrincipalType
  }
}

// Operators see that keys exist and how old they are, never their values.
resource operatorsRead 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (operatorsGroupId != '') {
  name: guid(vault.id, operatorsGroupId, vaultReader)
  scope: vault
  properties: {
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', vaultReader)
    principalId: operatorsGroupId
    principalType: 'Group'
  }
}

#disable-next-line use-recent-api-versions // The newest version that supports tables and category groups.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [{ categoryGroup: 'audit', enabled: true }]
  }
}

output name string = vault.name
// References without a version: the app reads a rotated secret without a deployment (docs/operations.md).
output encryptionKeysUri string = '${vault.properties.vaultUri}secrets/encryption-keys'
output hashKeyUri string = '${vault.properties.vaultUri}secrets/hash-key'
