// Second step, once the app runs: BlobCreated of `uploads` goes to the blob trigger's webhook. The key of that webhook is read here
// and handed on as a secure value; it stands in no parameter, no output and no script.

@description('Name of the function app; main.bicep puts it out.')
param appName string

@description('Name of the storage account; main.bicep puts it out.')
param storageName string

@description('Name of the Event Grid system topic; main.bicep puts it out.')
param topicName string

@description('The function that storage\'s events start.')
var onUpload = 'Host.Functions.OnUpload'

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: appName
}

resource storage 'Microsoft.Storage/storageAccounts@2024-01-01' existing = {
  name: storageName
}

resource topic 'Microsoft.EventGrid/systemTopics@2022-06-15' existing = {
  name: topicName
}

// `blobs_extension` is the system key that the host makes for the blob extension's webhook.
var key = listKeys('${app.id}/host/default', app.apiVersion).systemKeys.blobs_extension

resource uploads 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2022-06-15' = {
  parent: topic
  name: 'uploads'
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/uploads/blobs/'
      isSubjectCaseSensitive: true
      enableAdvancedFilteringOnArrays: false
    }
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=${onUpload}&code=${key}'
        // One event a request: a request that fails is sent again as a whole.
        maxEventsPerBatch: 1
        preferredBatchSizeInKilobytes: 64
      }
    }
    // The longest that Event Grid offers; beyond it the sweep finds the upload in the container.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: { resourceId: storage.id, blobContainerName: 'event-dead-letters' }
      }
    }
  }
}
