import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { jobFieldOptions } from '../../lib/job-fields.ts'
import { TIER_OPTIONS } from '../../lib/tiers.ts'

interface FieldProps {
  readonly required: boolean
  readonly value: string
  readonly onChange: (event: { currentTarget: { value: string } }) => void
}

/** The entries of an earlier post; tier and field may stay unknown. */
export function CareerFields({ field }: { field: (name: string) => FieldProps }) {
  const { t } = useTranslation()
  const unknown = t('pegawai:record.unknown')
  return (
    <>
      <TextInput label={t('pegawai:record.jobName')} maxLength={200} {...field('jobName')} />
      <TextInput label={t('pegawai:record.unitName')} maxLength={200} {...field('unitName')} />
      <NativeSelect
        label={t('pegawai:record.tier')}
        data={[{ value: '', label: unknown }, ...TIER_OPTIONS]}
        {...field('tier')}
        required={false}
      />
      <NativeSelect
        label={t('pegawai:record.field')}
        data={jobFieldOptions(unknown)}
        {...field('field')}
        required={false}
      />
      <TextInput label={t('pegawai:record.from')} type="date" {...field('from')} />
      <TextInput label={t('pegawai:record.untilNext')} type="date" {...field('until')} />
      <TextInput
        label={t('pegawai:record.source')}
        description={t('pegawai:record.careerSourceHint')}
        maxLength={200}
        {...field('source')}
      />
    </>
  )
}
