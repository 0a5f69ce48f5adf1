// Settings for people outside of the agency: how much is set, never what could lead somewhere or name somebody.
import { settingsSchema, type Settings } from '../contract/settings.ts'
import type { Fact } from './sections.ts'

const isSet = (value: string): string => (value === '' ? 'no' : 'yes')
/** Whether a group of settings is as it comes. */
const change = (own: unknown, shipped: unknown): string =>
  JSON.stringify(own) === JSON.stringify(shipped) ? 'as shipped' : 'changed'

export function settingsFacts(settings: Settings): Fact[] {
  const shipped = settingsSchema.parse({})
  const { passwords, speech } = settings
  return [
    ['language', settings.language],
    ['second disk set', isSet(settings.mirror)],
    ['warned and urged at hours left', `${settings.diskLowHours}, ${settings.diskUrgentHours}`],
    ['export folder set', isSet(settings.exportFolder)],
    ['time-stamp authority set', isSet(settings.timeStampAuthority)],
    ['web hook set', isSet(settings.webHook)],
    ['alarm command set', settings.alarmCommand.length > 0 ? 'yes' : 'no'],
    ['recipients of encrypted bundles', settings.recipients.length],
    ['goes on after an interruption of at most, minutes', settings.resumeWithinMinutes],
    ['phrases', `${settings.recordPhrases.length}, ${change(settings.recordPhrases, shipped.recordPhrases)}`],
    ['largest exhibit, GB', settings.exhibitGigabytes],
    ['patterns of case numbers', change(settings.caseNumbers, shipped.caseNumbers)],
    ['retention', change(settings.caseRetention, shipped.caseRetention)],
    ['passwords: length, kinds, days', `${passwords.length}, ${passwords.kinds}, ${passwords.days}`],
    ['window is locked after minutes', settings.idleMinutes],
    ['speech to text', speech.adapter],
    ['updates', settings.updates.address === '' ? 'off' : 'on'],
  ]
}
