import { Dropdown, Field, Option } from '@fluentui/react-components'

export const MIXED = 'Several values'

/** One value of an enumeration, in the portal's words; undefined stands for several. */
export function Choice<Value extends string>({
  label,
  value,
  options,
  labels,
  onChange,
}: {
  label: string
  value: Value | undefined
  options: readonly Value[]
  labels: Readonly<Record<Value, string>>
  onChange(value: Value): void
}) {
  return (
    <Field label={label}>
      <Dropdown
        placeholder={MIXED}
        value={value === undefined ? '' : labels[value]}
        selectedOptions={value === undefined ? [] : [value]}
        onOptionSelect={(_, data) => data.optionValue !== undefined && onChange(data.optionValue as Value)}
      >
        {options.map((option) => (
          <Option key={option} value={option}>
            {labels[option]}
          </Option>
        ))}
      </Dropdown>
    </Field>
  )
}
