// The one storage account of a course: what students hand in, what is graded, and the Functions host's own containers.
// Nobody enters by an account key; the app enters by its identity, students by a slot of one blob or by their own sign-in.

param location string
param tags object
param name string

@description('Locally redundant (Standard_LRS) survives a disk, zone-redundant (Standard_ZRS) a data centre.')
@allowed(['Standard_LRS', 'Standard_ZRS'])
param sku string

@description('Origin of the portal, such as https://courseai.univ.ac.kr: the browser of this page alone writes to storage directly.')
param portalOrigin string

@description('Days in which a deleted or overwritten blob, or a deleted container, can be had back.')
@minValue(7)
@maxValue(365)
param softDeleteDays int

@description('Days in which nobody, an owner of the subscription included once the policy is locked, can change or delete an archived file or a receipt.')
@minValue(1)
param immutableDays int

@description('Days after which everything handed in is deleted.')
@minValue(1)
param keepDays int

param workspaceId string

// The same names as shared/Storage/StorageNames.cs; tests/infra compares them.
var plainContainers = ['course', 'uploads', 'reports']
var immutableContainers = ['archive', 'receipts']
var queues = ['report-requests', 'report-requests-poison', 'webjobs-blobtrigger-poison']
var tables = ['Students', 'Course']

@description('Where the app\'s packages lie that Flex Consumption starts from.')
var packages = 'packages'

@description('Where Event Grid puts an event that it could not deliver. The sweep finds its upload all the same.')
var deadLetters = 'event-dead-letters'

resource account 'Microsoft.Storage/storageAccounts@2024-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    allowedCopyScope: 'AAD'
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    // Students upload from wherever they are.
    publicNetworkAccess: 'Enabled'
    supportsHttpsTrafficOnly: true
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2024-01-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays, allowPermanentDelete: false }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    cors: {
      corsRules: [
        {
          allowedOrigins: [portalOrigin]
          allowedMethods: ['PUT']
          allowedHeaders: ['content-type', 'if-none-match', 'x-ms-*']
          exposedHeaders: ['etag', 'x-ms-error-code', 'x-ms-request-id']
          maxAgeInSeconds: 3600
        }
      ]
    }
  }
}

resource plain 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in concat(plainContainers, [packages, deadLetters]): {
    parent: blobs
    name: container
    properties: { publicAccess: 'None' }
  }
]

resource immutable 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' = [
  for container in immutableContainers: {
    parent: blobs
    name: container
    properties: {
      publicAccess: 'None'
      // Of versions: the app may write beside a copy that failed, and what stood there before is kept.
      immutableStorageWithVersioning: { enabled: true }
    }
  }
]

// Made unlocked, since a lock can never be taken back; docs/operations.md locks it once the course has begun.
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2024-01-01' = [
  for (container, i) in immutableContainers: {
    parent: immutable[i]
    name: 'default'
    properties: { immutabilityPeriodSinceCreationInDays: immutableDays, allowProtectedAppendWrites: false }
  }
]

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2024-01-01' = [
  for queue in queues: {
    parent: queueService
    name: queue
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2024-01-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2024-01-01' = [
  for table in tables: {
    parent: tableService
    name: table
  }
]

resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2024-01-01' = {
  parent: account
  name: 'default'
  dependsOn: [blobs]
  properties: {
    policy: {
      rules: [
        {
          name: 'hand-ins-cool-and-end'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['uploads/', 'archive/'] }
            actions: {
              baseBlob: {
                tierToCool: { daysAfterModificationGreaterThan: 60 }
                delete: { daysAfterModificationGreaterThan: keepDays }
              }
              version: { delete: { daysAfterCreationGreaterThan: keepDays } }
            }
          }
        }
        {
          name: 'proofs-and-reports-end'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['receipts/', 'reports/'] }
            actions: {
              baseBlob: { delete: { daysAfterModificationGreaterThan: keepDays } }
              version: { delete: { daysAfterCreationGreaterThan: keepDays } }
            }
          }
        }
        {
          name: 'undelivered-events-end'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deadLetters}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 30 } } }
          }
        }
        {
          name: 'old-versions-of-host-state-end'
          type: 'Lifecycle'
          enabled: true
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['azure-webjobs-hosts/', 'azure-webjobs-secrets/'] }
            actions: { version: { delete: { daysAfterCreationGreaterThan: 7 } } }
          }
        }
      ]
    }
  }
}

// Who deleted what can be asked for later.
resource deletions 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: blobs
  name: 'deletions'
  properties: {
    workspaceId: workspaceId
    logs: [{ category: 'StorageDelete', enabled: true }]
  }
}

output id string = account.id
output blobEndpoint string = account.properties.primaryEndpoints.blob
output queueEndpoint string = account.properties.primaryEndpoints.queue
output tableEndpoint string = account.properties.primaryEndpoints.table
output packagesUrl string = '${account.properties.primaryEndpoints.blob}${packages}'
