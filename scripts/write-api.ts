// `npm run api`: writes docs/api.md from the contract.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiText } from './api-text.ts'

writeFileSync(join(import.meta.dirname, '..', 'docs', 'api.md'), apiText())
