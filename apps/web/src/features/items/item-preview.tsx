import { Fieldset } from '@mantine/core'
import type { AnswerValue, ItemContent } from '@petakom/contract'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AnswerField } from '../../exam/answers/answer-field.tsx'
import { StimulusView } from '../../exam/screens/stimulus-view.tsx'
import { PreviewSettings } from '../../exam/settings.tsx'
import '../../exam/answers/answers.css'

/** An item by the very components of the participant's page; what is tried here is kept nowhere. */
export function ItemPreview({ content }: { content: ItemContent }) {
  const { t, i18n } = useTranslation()
  const [value, setValue] = useState<AnswerValue | null>(null)
  return (
    <Fieldset legend={t('items:item.preview')} bg="var(--bg)" my="md">
      <PreviewSettings language={i18n.language === 'en' ? 'en' : 'id'}>
        <div className="item-text">
          {content.stimulus ? <StimulusView stimulus={content.stimulus} /> : null}
          <fieldset className="item">
            <legend>{content.stem}</legend>
            <AnswerField interaction={content.interaction} name="preview" value={value} onAnswer={setValue} />
          </fieldset>
        </div>
      </PreviewSettings>
    </Fieldset>
  )
}
