import { NativeSelect, SimpleGrid } from '@mantine/core'
import { ItemKind } from '@petakom/contract'
import { COMPETENCIES, THEMES } from '@petakom/domain'
import { useTranslation } from 'react-i18next'
import { competencyLabel } from '../../lib/competency-name.ts'
import { type ItemFormDraft, withKind } from './item-draft.ts'
import { Field } from './kinds/field.tsx'

const LEVELS = ['1', '2', '3', '4', '5']

interface ItemFactsProps {
  readonly draft: ItemFormDraft
  readonly onDraft: (draft: ItemFormDraft) => void
  /** The code names the item for good; only a new one may choose it. */
  readonly isNew: boolean
}

/** What an item measures, and how it is answered. */
export function ItemFacts({ draft, onDraft, isNew }: ItemFactsProps) {
  const { t } = useTranslation()
  const change = (part: Partial<ItemFormDraft>) => onDraft({ ...draft, ...part })
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {isNew ? (
        <Field
          id="butir-kode"
          label={t('items:list.code')}
          description={t('items:form.codeHint')}
          value={draft.code}
          onValue={(code) => change({ code: code.toUpperCase() })}
        />
      ) : null}
      <NativeSelect
        label={t('items:list.kind')}
        description={t('items:form.kindHint')}
        value={draft.kind}
        data={ItemKind.options.map((value) => ({ value, label: t(`items:kind.${value}`) }))}
        onChange={(event) => onDraft(withKind(draft, event.currentTarget.value as ItemKind))}
      />
      <NativeSelect
        label={t('items:list.theme')}
        value={draft.theme}
        data={THEMES.map(({ code }) => ({ value: code, label: t(`items:theme.${code}`) }))}
        onChange={(event) => change({ theme: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('items:list.competency')}
        value={draft.competency}
        data={COMPETENCIES.map(({ code }) => ({ value: code, label: competencyLabel(code) }))}
        onChange={(event) => change({ competency: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('items:list.level')}
        value={String(draft.level)}
        data={LEVELS}
        onChange={(event) => change({ level: Number(event.currentTarget.value) })}
      />
    </SimpleGrid>
  )
}
