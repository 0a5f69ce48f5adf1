// The text of docs/roles.md: who may do what, made from the rights that native/contract declares.
import { calls } from '../native/contract/calls.ts'
import type { Call } from '../native/contract/define-call.ts'
import { addressRights, isAllowed, type Rights } from '../native/contract/rights.ts'
import { staffRoles } from '../native/contract/terms.ts'

const intro = `# Who may do what

Written by \`npm run api\` from the rights that each call declares in \`native/contract/\`; the station refuses everything else (\`native/server/calls.ts\`), whatever the window offers. A person may hold several roles and may then do what any of them may.

- **operator** 询问室操作员, **clerk** 听证书记员, **officer** 执法人员, **reviewer** 法制审核人员, **archivist** 档案员, **admin** 管理员.
- The administrator reads no evidence by virtue of that role alone: no case, no recording, no live picture, no written record.
- While no account exists, whoever is at the station’s window may do everything; the window says so. The first account is that of an administrator.
- While nobody is logged in, and while the window is locked, the state of rooms, recordings and alarms is shown without case, persons, marks and pictures. What is being recorded goes on.
- The command line is for who may read the vault’s files anyway, and asks for no log-in; what it does is in the audit log.

`

const mark = (rights: Rights, role: (typeof staffRoles)[number]) => (isAllowed(rights, [role]) ? '●' : '')

const row = (name: string, rights: Rights) =>
  `| ${[`\`${name}\``, ...(rights === 'anyone' ? staffRoles.map(() => '○') : staffRoles.map((role) => mark(rights, role)))].join(' | ')} |`

export function rolesText(): string {
  const rows = Object.entries(calls as Record<string, Call>).map(([name, { roles }]) => row(name, roles))
  const addresses = Object.entries(addressRights).map(([name, rights]) => row(name, rights))
  return [
    intro,
    `● may · ○ may without log-in, too\n\n`,
    `| call | ${staffRoles.join(' | ')} |\n| --- | ${staffRoles.map(() => ':-:').join(' | ')} |\n`,
    `${[...rows, ...addresses].join('\n')}\n`,
  ].join('')
}
