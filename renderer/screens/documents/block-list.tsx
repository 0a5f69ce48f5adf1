// The parts of a template's text in their order: added, moved, removed.
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentBlock, DocumentTemplate } from '../../../native/contract/documents.ts'
import { Icon } from '../../parts/icons.tsx'
import { BlockFields } from './block-fields.tsx'

const empty: { readonly [K in DocumentBlock['kind']]: Extract<DocumentBlock, { kind: K }> } = {
  paragraph: { kind: 'paragraph', text: '', align: 'left', heading: false },
  table: { kind: 'table', rows: [{ label: '', text: '', lines: 1 }] },
  signatures: { kind: 'signatures', lines: [] },
  seal: { kind: 'seal', agency: '', day: '' },
  contents: { kind: 'contents' },
}
const kinds = Object.keys(empty) as DocumentBlock['kind'][]

export function BlockList() {
  const { t } = useTranslation()
  const form = Form.useFormInstance<DocumentTemplate>()
  const [kind, setKind] = useState<DocumentBlock['kind']>('paragraph')
  return (
    <section className="panel">
      <h2>{t('documents.blocks')}</h2>
      <Form.List name="blocks">
        {(blocks, { add, remove, move }) => (
          <>
            {blocks.map(({ key, name }) => {
              const own = (form.getFieldValue(['blocks', name]) as DocumentBlock | undefined)?.kind ?? 'paragraph'
              const number = name + 1
              return (
                <div key={key} className="template-part">
                  <div className="template-part-head">
                    <strong>{t('documents.block', { number, kind: t(`documents.blockKinds.${own}`) })}</strong>
                    <span className="template-tools">
                      <Button
                        size="small"
                        disabled={name === 0}
                        aria-label={t('documents.moveUp', { number })}
                        icon={<Icon name="up" />}
                        onClick={() => {
                          move(name, name - 1)
                        }}
                      />
                      <Button
                        size="small"
                        disabled={number === blocks.length}
                        aria-label={t('documents.moveDown', { number })}
                        icon={<Icon name="down" />}
                        onClick={() => {
                          move(name, name + 1)
                        }}
                      />
                      <Button
                        size="small"
                        onClick={() => {
                          remove(name)
                        }}
                      >
                        {t('documents.removeBlock', { number })}
                      </Button>
                    </span>
                  </div>
                  <Form.Item name={[name, 'kind']} hidden>
                    <input />
                  </Form.Item>
                  <BlockFields at={name} kind={own} />
                </div>
              )
            })}
            <div className="document-choice" style={{ marginTop: 12 }}>
              <Select
                aria-label={t('documents.kind')}
                value={kind}
                options={kinds.map((value) => ({ value, label: t(`documents.blockKinds.${value}`) }))}
                onChange={setKind}
              />
              <Button
                onClick={() => {
                  add(empty[kind])
                }}
              >
                {t('documents.addBlock')}
              </Button>
            </div>
          </>
        )}
      </Form.List>
    </section>
  )
}
