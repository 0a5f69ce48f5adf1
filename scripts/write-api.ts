// `npm run api`: writes docs/api.md and docs/roles.md from the contract.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { apiText } from './api-text.ts'
import { rolesText } from './roles-text.ts'

const docs = join(import.meta.dirname, '..', 'docs')
writeFileSync(join(docs, 'api.md'), apiText())
writeFileSync(join(docs, 'roles.md'), rolesText())
