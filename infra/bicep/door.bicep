// The storage-portal door: each student may create files in the own folder of `uploads`, and see what lies there. One assignment per
// student, since a condition can compare a path with a text and not with a text made of an attribute. Run by infra/door after each
// change of the roster; an assignment that is there already stays as it is.

@description('Name of the storage account; main.bicep puts it out.')
param storageName string

@description('Who the students are: the id of the roster, and the object id of the account.')
param students { id: string, objectId: string }[]

var create = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action'
var read = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'
var path = '@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs:path]'
var prefix = '@Request[Microsoft.Storage/storageAccounts/blobServices/containers/blobs:prefix]'

resource uploads 'Microsoft.Storage/storageAccounts/blobServices/containers@2024-01-01' existing = {
  name: '${storageName}/default/uploads'
}

// `add` creates a blob and is refused where one stands; `write`, which would replace it, is not granted, nor is deleting.
resource handIn 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(resourceGroup().id, 'courseai-hand-in')
  properties: {
    roleName: 'CourseAI hand-in (${storageName})'
    description: 'Creates blobs and reads them; never replaces or deletes one.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [{ actions: [], notActions: [], dataActions: [create, read], notDataActions: [] }]
  }
}

resource ownFolder 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for student in students: {
    scope: uploads
    name: guid(uploads.id, student.id, student.objectId)
    properties: {
      principalId: student.objectId
      principalType: 'User'
      roleDefinitionId: handIn.id
      description: 'CourseAI: hands in as ${student.id}'
      conditionVersion: '2.0'
      // Three rules, each "another action, or in the own folder": create, read, list.
      condition: '(!(ActionMatches{\'${create}\'}) OR ${path} StringStartsWith \'${student.id}/\') AND (!(ActionMatches{\'${read}\'} AND NOT SubOperationMatches{\'Blob.List\'}) OR ${path} StringStartsWith \'${student.id}/\') AND (!(ActionMatches{\'${read}\'} AND SubOperationMatches{\'Blob.List\'}) OR ${prefix} StringStartsWith \'${student.id}/\')'
    }
  }
]
