// What storage tells when a blob was created. The subscription is a second step (events.bicep): its endpoint needs the host's key.

param location string
param tags object
param name string
param storageId string

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' = {
  name: name
  location: location
  tags: tags
  identity: { type: 'SystemAssigned' }
  properties: { source: storageId, topicType: 'Microsoft.Storage.StorageAccounts' }
}

output id string = topic.id
