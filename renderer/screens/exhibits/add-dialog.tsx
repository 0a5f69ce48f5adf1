// Says what the chosen files are before they are added; or names a file that the station reads itself.
import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ExhibitDescription } from '../../../native/contract/exhibits.ts'
import { ActingField } from '../../parts/acting-field.tsx'
import { FailureNote } from '../../parts/failure-note.tsx'
import { byteSize } from '../../parts/format.ts'
import { useRules } from '../../parts/rules.ts'
import { intakes } from '../../station/intake.ts'
import { useActing } from '../../station/use-access.ts'
import { failureFrom, useAct } from '../../station/use-call.ts'
import { DescriptionFields, emptyDescription } from './description-fields.tsx'

interface Fields extends ExhibitDescription {
  readonly person: string
  readonly path?: string
}

/** A file's name without its ending, as long as a name may be. */
const titleOf = (name: string): string => name.replace(/\.[^.]+$/, '').slice(0, 120) || name.slice(0, 120)

interface AddDialogProps {
  readonly id: string
  /** Null for a file that is named by its path. */
  readonly files: readonly File[] | null
  readonly onClose: () => void
}

export function AddDialog({ id, files, onClose }: AddDialogProps) {
  const { t } = useTranslation()
  const rules = useRules()
  const [form] = Form.useForm<Fields>()
  const acting = useActing()
  const { mutate, isPending, error } = useAct('exhibits.addPath')
  const isOne = files === null || files.length === 1
  const add = ({ person, path = '', ...described }: Fields): void => {
    const description = { ...emptyDescription, ...described }
    if (files === null) {
      const wanted = { case: id, path: path.trim(), description, person }
      const onSuccess = ({ job }: { job: string }): void => {
        intakes.follow(id, path.split(/[\\/]/).at(-1) ?? path, job)
        onClose()
      }
      mutate(wanted, { onSuccess })
      return
    }
    const named = (file: File) => ({ ...description, title: isOne ? description.title : titleOf(file.name) })
    intakes.add(files.map((file) => ({ file, wanted: { case: id, person, description: named(file) } })))
    onClose()
  }
  return (
    <Modal
      open
      width={640}
      title={t('exhibits.addTitle')}
      okText={t('exhibits.add')}
      okButtonProps={{ disabled: !acting.known }}
      confirmLoading={isPending}
      mask={{ closable: false }}
      onCancel={onClose}
      onOk={form.submit}
    >
      {files === null ? null : (
        <ul className="chosen-files">
          {files.slice(0, 6).map((file) => (
            <li key={`${file.name} ${file.size} ${file.lastModified}`}>
              {file.name} <span className="quiet number">{byteSize(file.size)}</span>
            </li>
          ))}
          {files.length > 6 ? <li className="quiet">{t('exhibits.addFiles', { number: files.length })}</li> : null}
        </ul>
      )}
      {!acting.known ? null : (
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{
            ...emptyDescription,
            title: files?.length === 1 ? titleOf(files[0]?.name ?? '') : '',
            person: acting.name,
          }}
          onFinish={add}
        >
          {files === null ? (
            <Form.Item name="path" label={t('exhibits.path')} extra={t('exhibits.pathHint')} rules={rules.line(1000)}>
              <Input autoFocus />
            </Form.Item>
          ) : null}
          <DescriptionFields named={isOne} />
          <ActingField name="person" label={t('exhibits.person')} />
          {error === null ? null : <FailureNote failure={failureFrom(error)} />}
        </Form>
      )}
    </Modal>
  )
}
