import {
  Combobox,
  Field,
  InteractionTag,
  InteractionTagPrimary,
  InteractionTagSecondary,
  Option,
  TagGroup,
} from '@fluentui/react-components'
import { useState } from 'react'
import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './tag-field.module.css'

/** Tags of the analyst: used ones are suggested, a new one is offered as such. */
export function TagField({
  label = 'Incident tags',
  value,
  known,
  onChange,
}: {
  label?: string
  value: readonly string[] | undefined
  known: readonly string[]
  onChange(tags: readonly string[]): void
}) {
  const [text, setText] = useState('')
  const tags = value ?? []
  const typed = text.trim()
  const shown = known.filter((tag) => !tags.includes(tag) && tag.toLowerCase().includes(typed.toLowerCase()))
  const isNew = typed !== '' && !known.includes(typed) && !tags.includes(typed)
  const add = (tag: string) => {
    if (tag && !tags.includes(tag)) onChange([...tags, tag])
    setText('')
  }
  return (
    <Field label={label} {...(value === undefined ? { hint: 'The incidents carry different tags; tags added here replace them' } : {})}>
      {tags.length > 0 ? (
        <TagGroup className={styles.tags} aria-label="Tags set" onDismiss={(_, data) => onChange(tags.filter((tag) => tag !== data.value))}>
          {tags.map((tag) => (
            <InteractionTag key={tag} value={tag} size="small">
              <InteractionTagPrimary hasSecondaryAction>
                <EvidenceText>{tag}</EvidenceText>
              </InteractionTagPrimary>
              <InteractionTagSecondary aria-label={`Remove tag ${tag}`} />
            </InteractionTag>
          ))}
        </TagGroup>
      ) : null}
      <Combobox
        freeform
        aria-label={label}
        placeholder="Type to find or create a tag"
        value={text}
        selectedOptions={[]}
        onInput={(event) => setText(event.currentTarget.value)}
        onOptionSelect={(_, data) => add(data.optionValue ?? '')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed === '') return
          event.preventDefault()
          add(typed)
        }}
      >
        {shown.map((tag) => (
          <Option key={tag} value={tag} text={tag}>
            {tag}
          </Option>
        ))}
        {isNew ? (
          <Option value={typed} text={typed}>
            {`${typed} (Create new)`}
          </Option>
        ) : null}
      </Combobox>
    </Field>
  )
}
