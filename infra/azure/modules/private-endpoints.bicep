// Private endpoints of storage and vault, with the zones that resolve their names inside the network.
import { resourceTags } from 'types.bicep'

param location string
param tags resourceTags
param networkName string
param ledgerAccountName string
param hostAccountName string
param vaultName string

var storage = 'Microsoft.Storage/storageAccounts'
var vaults = 'Microsoft.KeyVault/vaults'
var endpoints = [
  { name: 'ledger-table', type: storage, target: ledgerAccountName, group: 'table', zone: 1 }
  { name: 'host-blob', type: storage, target: hostAccountName, group: 'blob', zone: 0 }
  { name: 'host-table', type: storage, target: hostAccountName, group: 'table', zone: 1 }
  { name: 'host-queue', type: storage, target: hostAccountName, group: 'queue', zone: 2 }
  { name: 'vault', type: vaults, target: vaultName, group: 'vault', zone: 3 }
]
var zoneNames = [
  'privatelink.blob.${environment().suffixes.storage}'
  'privatelink.table.${environment().suffixes.storage}'
  'privatelink.queue.${environment().suffixes.storage}'
  'privatelink.vaultcore.azure.net'
]

resource network 'Microsoft.Network/virtualNetworks@2025-05-01' existing = {
  name: networkName

  resource subnet 'subnets' existing = {
    name: 'endpoints'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zoneNames: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, index) in zoneNames: {
    parent: zones[index]
    name: networkName
    location: 'global'
    tags: tags
    properties: { registrationEnabled: false, virtualNetwork: { id: network.id } }
  }
]

resource privateEndpoints 'Microsoft.Network/privateEndpoints@2025-05-01' = [
  for each in endpoints: {
    name: 'pe-${each.name}-${networkName}'
    location: location
    tags: tags
    properties: {
      subnet: { id: network::subnet.id }
      privateLinkServiceConnections: [
        {
          name: each.name
          properties: { privateLinkServiceId: resourceId(each.type, each.target), groupIds: [each.group] }
        }
      ]
    }
  }
]

resource names 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2025-05-01' = [
  for (each, index) in endpoints: {
    parent: privateEndpoints[index]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: each.group, properties: { privateDnsZoneId: zones[each.zone].id } }]
    }
  }
]
