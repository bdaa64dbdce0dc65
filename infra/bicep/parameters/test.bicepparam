// A course to try things out with: small, and soon gone.
using '../main.bicep'

param prefix = 'courseaitest'
param entraClientId = readEnvironmentVariable('COURSEAI_ENTRA_CLIENT_ID')
param keyOfficerId = readEnvironmentVariable('COURSEAI_KEY_OFFICER_ID')
param operators = [readEnvironmentVariable('COURSEAI_OPERATOR_EMAIL')]

param storageSku = 'Standard_LRS'
param softDeleteDays = 7
param immutableDays = 1
param keepDays = 30
param logDays = 30

param instanceMemoryMB = 2048
param maximumInstances = 40
param alwaysReady = { http: 0, uploads: 0, reports: 0 }

param monthlyBudget = 20
param budgetStart = '2026-12-01'
