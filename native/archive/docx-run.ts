// Text in DOCX in the face that every Chinese office has.
import { TextRun, type IRunOptions } from 'docx'

export const docxFace = { ascii: 'Times New Roman', eastAsia: '宋体', hAnsi: 'Times New Roman' }

export const docxLanguage = { value: 'zh-CN', eastAsia: 'zh-CN' }

interface Form {
  readonly struck?: boolean
  readonly underlined?: boolean
}

/** @param points DOCX counts halves of them. */
export function run(text: string, points: number, { struck = false, underlined = false }: Form = {}): TextRun {
  // The language chooses among the forms of a character where another face has to stand in.
  const form: IRunOptions = { text, size: 2 * points, font: docxFace, language: docxLanguage, strike: struck }
  return new TextRun(underlined ? { ...form, underline: {} } : form)
}
