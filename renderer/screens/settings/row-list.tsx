// Rows of a setting that has several: each can be taken away, and another added.
import { Button, Form } from 'antd'
import type { ReactNode } from 'react'

interface RowListProps {
  readonly name: string
  /** What a new row has. */
  readonly blank: object
  /** Said while there is none. */
  readonly none?: string
  readonly add: string
  /** Of the row of this number, from 1. */
  readonly remove: (number: number) => string
  /** Fields of the row at this place. */
  readonly children: (at: number) => ReactNode
}

export function RowList({ name, blank, none, add, remove, children }: RowListProps) {
  return (
    <Form.List name={name}>
      {(rows, list) => (
        <>
          {rows.length === 0 && none !== undefined ? <p>{none}</p> : null}
          {rows.map((row) => (
            <div key={row.key} className="form-columns">
              {children(row.name)}
              <Form.Item label={' '} colon={false}>
                <Button
                  onClick={() => {
                    list.remove(row.name)
                  }}
                >
                  {remove(row.name + 1)}
                </Button>
              </Form.Item>
            </div>
          ))}
          <Button
            onClick={() => {
              list.add(blank)
            }}
          >
            {add}
          </Button>
        </>
      )}
    </Form.List>
  )
}
