// E-mail: the e-mail service with its domain, linked to Communication Services, and the system topic for delivery
// reports. A domain that Azure manages sends 10 e-mails an hour, enough for trials. Your own domain starts at 100, and
// the limit can be raised (docs/capacity.md).
import { resourceTags } from 'types.bicep'

param token string
param tags resourceTags
param dataLocation string
param customDomain string
param customDomainVerified bool
param appIdentityName string
param appPrincipalId string
param workspaceId string

// The built-in role for sending e-mail by identity. No narrower role exists.
var communicationAndEmailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'

// The managed domain always exists, so that e-mails can be sent while your own domain is verified.
resource emailService 'Microsoft.Communication/emailServices@2025-09-01' = {
  name: 'email-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }
}

resource managedDomain 'Microsoft.Communication/emailServices/domains@2025-09-01' = {
  parent: emailService
  name: 'AzureManagedDomain'
  location: 'global'
  tags: tags
  properties: {
    domainManagement: 'AzureManaged'
    // No tracking pixels and no rewritten links, because the e-mails contain credentials.
    userEngagementTracking: 'Disabled'
  }
}

resource ownDomain 'Microsoft.Communication/emailServices/domains@2025-09-01' = if (customDomain != '') {
  parent: emailService
  name: customDomain != '' ? customDomain : 'unused'
  location: 'global'
  tags: tags
  properties: { domainManagement: 'CustomerManaged', userEngagementTracking: 'Disabled' }
}

// Azure refuses to link a domain that is not verified.
var useOwnDomain = customDomain != '' && customDomainVerified

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: 'acs-${token}'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    linkedDomains: useOwnDomain ? [managedDomain.id, ownDomain.id] : [managedDomain.id]
    disableLocalAuth: true
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communication.id, appIdentityName, communicationAndEmailServiceOwner)
  scope: communication
  properties: {
    roleDefinitionId: subscriptionResourceId(
      'Microsoft.Authorization/roleDefinitions',
      communicationAndEmailServiceOwner
    )
    principalId: appPrincipalId
    principalType: 'ServicePrincipal'
  }
}

// delivery-reports.bicep adds the subscription after the function is deployed.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'delivery-${token}'
  location: 'global'
  tags: tags
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

// Counts and sizes of sent e-mails. The categories for delivery and engagement are off: their rows contain the
// recipient's address (RecipientId), and no log may contain an address. Event Grid reports deliveries to the app.
#disable-next-line use-recent-api-versions // The newest version that supports tables and category groups.
resource audit 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: communication
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'EmailSendMailOperational', enabled: true }]
  }
}

output communicationServiceName string = communication.name
output endpoint string = 'https://${communication.properties.hostName}/'
output sender string = 'DoNotReply@${useOwnDomain ? customDomain : managedDomain.properties.fromSenderDomain}'
