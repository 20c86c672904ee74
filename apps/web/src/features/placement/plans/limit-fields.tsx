import { Checkbox, NumberInput, SimpleGrid } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { currentLanguage } from '../../../lib/i18n/language.ts'
import { type Field, fieldId, type SettingsInput } from './plan-settings.ts'

interface Props {
  readonly input: SettingsInput
  readonly onChange: (part: Partial<SettingsInput>) => void
  readonly errorOf: (field: Field) => string | undefined
}

/** A limit is asked only where its box is ticked; its number then stands beneath. */
const LIMITS = [
  { box: 'isFewest', field: 'fewestWithin', most: 10, decimals: 2, suffix: ' %' },
  { box: 'isMost', field: 'mostMoves', most: 100_000, decimals: 0, suffix: '' },
  { box: 'isCapped', field: 'capShare', most: 100, decimals: 1, suffix: ' %' },
] as const
const PLAIN = [
  { field: 'stayingBonus', least: 0, most: 100, decimals: 2 },
  { field: 'timeLimit', least: 5, most: 600, decimals: 0 },
] as const

export function LimitFields({ input, onChange, errorOf }: Props) {
  const { t } = useTranslation()
  const decimal = { decimalSeparator: currentLanguage() === 'id' ? ',' : '.', clampBehavior: 'none' as const }
  const number = (field: Exclude<Field, 'label'>) => ({
    ...decimal,
    id: fieldId(field),
    label: t(`placement:planForm.${field}`),
    error: errorOf(field),
    value: input[field],
    onChange: (value: number | string) => onChange({ [field]: value }),
  })
  return (
    <>
      {LIMITS.map(({ box, field, most, decimals, suffix }) => (
        <div key={box}>
          <Checkbox
            label={t(`placement:planForm.${box}`)}
            description={t(`placement:planForm.${box}Hint`)}
            checked={input[box]}
            onChange={(event) => onChange({ [box]: event.currentTarget.checked })}
          />
          {input[box] ? (
            <NumberInput
              {...number(field)}
              maw={280}
              mt="sm"
              ml={36}
              min={0}
              max={most}
              decimalScale={decimals}
              suffix={suffix}
            />
          ) : null}
        </div>
      ))}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {PLAIN.map(({ field, least, most, decimals }) => (
          <NumberInput
            key={field}
            {...number(field)}
            description={t(`placement:planForm.${field}Hint`)}
            min={least}
            max={most}
            decimalScale={decimals}
          />
        ))}
      </SimpleGrid>
    </>
  )
}
