// The operator card: one page beside the computer.
import type { OperatorCardWords } from '../../operator-card.ts'

export const operatorCard: OperatorCardWords = {
  title: 'Zhenglu operator card',
  lead: 'Keys act in the console, but not while you write in a field. Red means: what should be recorded is not. Act at once.',
  before: {
    title: '1  Before',
    steps: [
      'Log in, press [Alt+1] for the console, choose the room.',
      '[P] opens the sources: pictures move, and the meters answer when somebody speaks.',
      '[C] checks the room: begin only when nothing is red.',
    ],
  },
  start: {
    title: '2  Start',
    steps: [
      '[S]: choose the case and what is recorded; name who is present.',
      'Press "Start recording" and wait until the band is red: only then it is on the disk.',
      'Say that it is being recorded; follow the script: [A] states a step, [K] skips it with a reason.',
    ],
  },
  end: {
    title: '4  End and seal',
    steps: [
      'End only when the written record was read and signed.',
      '[E]: read what was compared; settle or explain what is red.',
      'Press "End and seal"; leave only when the seal code is shown.',
    ],
  },
  during: {
    title: '3  While it records',
    keys: [
      ['M', 'mark this moment'],
      ['N', 'mark with a word'],
      ['W', 'written record'],
      ['X', 'show an exhibit'],
      ['F', 'script in large text'],
      ['1–9', 'who speaks'],
      ['Alt+L', 'lock the window'],
      ['?', 'all keys'],
    ],
  },
  pause: {
    title: 'Breaks',
    text: 'For an adjournment, mediation, evidence that is not public, or a technical fault press [B], choose the reason and say who decided. Nothing is kept until [R] resumes. For nothing else is a recording stopped.',
  },
  seal: {
    title: 'Where the seal code is',
    text: 'In the console after the end, and on the page of that recording under "Recordings". It goes into the written record, for the party to check and sign.',
  },
  alarms: {
    title: '5  When there is an alarm',
    first:
      'See which device it is and do what the table says; "Noted" stops the sound. Do not stop the recording, do not restart the computer: all else is still recorded. What is missing is stated by itself; write the fault statement afterwards.',
    danger: 'Red: not recorded',
    warning: 'Warning: still recorded, act soon',
    meaning: 'Alarm',
    advice: 'What to do',
  },
  call: {
    title: 'No help? Call',
    lines: ['Administrator', 'Telephone', 'Maintenance', 'Telephone'],
  },
  made: 'Printed',
}
