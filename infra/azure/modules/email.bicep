// Sending mail: the e-mail service with its domain, linked to Communication Services, and the system
// topic that tells what became of each mail. A domain that Azure manages sends 10 mails an hour, which
// is for trying things out; one of one's own starts at 100 and can be raised (docs/capacity.md).
param token string
param tags object
param dataLocation string
param customDomain string
param customDomainVerified bool
param appPrincipalId string
param workspaceId string

// The built-in role for sending mail by identity; there is no narrower one.
var communicationAndEmailServiceOwner = '09976791-48a7-449e-bb21-39d1a415f350'

var managed = customDomain == ''

resource emailService 'Microsoft.Communication/emailServices@2025-09-01' = {
  name: 'email-${token}'
  location: 'global'
  tags: tags
  properties: { dataLocation: dataLocation }

  resource domain 'domains' = {
    name: managed ? 'AzureManagedDomain' : customDomain
    location: 'global'
    tags: tags
    properties: {
      domainManagement: managed ? 'AzureManaged' : 'CustomerManaged'
      // No tracking pixel and no rewritten link: the letters hold credentials.
      userEngagementTracking: 'Disabled'
    }
  }
}

resource communication 'Microsoft.Communication/communicationServices@2025-09-01' = {
  name: 'acs-${token}'
  location: 'global'
  tags: tags
  properties: {
    dataLocation: dataLocation
    linkedDomains: managed || customDomainVerified ? [emailService::domain.id] : []
    disableLocalAuth: true
  }
}

resource sends 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(communication.id, appPrincipalId, communicationAndEmailServiceOwner)
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

// Its subscription follows once the function is there: delivery-reports.bicep.
resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' = {
  name: 'delivery-${token}'
  location: 'global'
  tags: tags
  properties: {
    source: communication.id
    topicType: 'Microsoft.Communication.CommunicationServices'
  }
}

// Counts and sizes of what was handed over. The categories about delivery and engagement have the
// recipient's address in their rows (RecipientId), and no log holds an address: the delivery of
// a letter comes by Event Grid into the send log.
#disable-next-line use-recent-api-versions // The newest that knows tables and category groups.
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
output sender string = 'DoNotReply@${emailService::domain.properties.fromSenderDomain}'
