// The heading of the record as people complete it.
import { Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { presentRoles } from '../../../native/contract/terms.ts'
import {
  recordHeading,
  type RecordHeading,
  type RecordPerson,
  type WrittenRecordKind,
} from '../../../native/contract/record-entries.ts'
import { useRules } from '../../parts/rules.ts'

interface HeadingDialogProps {
  readonly kind: WrittenRecordKind
  readonly heading: RecordHeading
  readonly onSave: (heading: RecordHeading) => void
  readonly onClose: () => void
}

const ofEach = ['name', 'sex', 'age', 'identity', 'employer', 'address', 'phone', 'certificate'] as const
const longest: Record<(typeof ofEach)[number], number> = {
  ...{ name: 80, sex: 10, age: 10, identity: 40, employer: 120, address: 200, phone: 40, certificate: 40 },
}

function Person({ at, name, onRemove }: { at: number; name: string; onRemove: () => void }) {
  const { t } = useTranslation()
  const rules = useRules()
  return (
    <fieldset className="heading-person">
      <Form.Item name={[at, 'role']} label={t('writtenRecord.role')}>
        <Select options={presentRoles.map((value) => ({ value, label: t(`terms.presentRole.${value}`) }))} />
      </Form.Item>
      {ofEach.map((member) => (
        <Form.Item
          key={member}
          name={[at, member]}
          label={t(`writtenRecord.${member}`)}
          rules={member === 'name' ? rules.line(longest.name) : rules.optionalLine(longest[member])}
        >
          <Input maxLength={longest[member]} />
        </Form.Item>
      ))}
      <Button onClick={onRemove}>{t('writtenRecord.removePerson', { name })}</Button>
    </fieldset>
  )
}

export function HeadingDialog({ kind, heading, onSave, onClose }: HeadingDialogProps) {
  const { t } = useTranslation()
  const [form] = Form.useForm<RecordHeading>()
  const people = Form.useWatch<RecordPerson[] | undefined>('people', form) ?? heading.people
  return (
    <Modal
      open
      width={880}
      title={t('writtenRecord.headingTitle')}
      okText={t('writtenRecord.save')}
      cancelText={t('writtenRecord.cancel')}
      onCancel={onClose}
      onOk={() => {
        form.submit()
      }}
    >
      <p className="quiet">{t('writtenRecord.timesNote')}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={heading}
        onFinish={(values) => {
          onSave(recordHeading.parse({ ...heading, ...values }))
          onClose()
        }}
      >
        <Form.Item name="unit" label={t('writtenRecord.unit')}>
          <Input maxLength={120} />
        </Form.Item>
        <Form.Item name="cause" label={t('writtenRecord.cause')}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item name="place" label={t('writtenRecord.place')}>
          <Input maxLength={120} />
        </Form.Item>
        {kind === 'hearing' ? (
          <Form.Item name="form" label={t('writtenRecord.form')}>
            <Input maxLength={200} />
          </Form.Item>
        ) : null}
        <h3>{t('writtenRecord.people')}</h3>
        <Form.List name="people">
          {(fields, { add, remove }) => (
            <>
              {fields.map((field) => (
                <Person
                  key={field.key}
                  at={field.name}
                  name={people[field.name]?.name ?? ''}
                  onRemove={() => {
                    remove(field.name)
                  }}
                />
              ))}
              <Button
                onClick={() => {
                  add({ role: 'officer' })
                }}
              >
                {t('writtenRecord.addPerson')}
              </Button>
            </>
          )}
        </Form.List>
      </Form>
    </Modal>
  )
}
