// A course of record. On deadline day COURSEAI_READY_… are set (docs/operations.md); docs/scale.md says to what.
using '../main.bicep'

param prefix = 'courseai'
param baseUrl = readEnvironmentVariable('COURSEAI_BASE_URL', '')
param entraClientId = readEnvironmentVariable('COURSEAI_ENTRA_CLIENT_ID')
param keyOfficerId = readEnvironmentVariable('COURSEAI_KEY_OFFICER_ID')
param operators = [readEnvironmentVariable('COURSEAI_OPERATOR_EMAIL')]

param storageSku = 'Standard_ZRS'
param softDeleteDays = 30
// A term and the time to appeal.
param immutableDays = 200
param keepDays = 400
param logDays = 90

param instanceMemoryMB = 2048
param maximumInstances = 200
param alwaysReady = {
  http: int(readEnvironmentVariable('COURSEAI_READY_HTTP', '0'))
  uploads: int(readEnvironmentVariable('COURSEAI_READY_UPLOADS', '0'))
  reports: int(readEnvironmentVariable('COURSEAI_READY_REPORTS', '0'))
}

param monthlyBudget = 100
param budgetStart = '2026-12-01'
