import { EvidenceText } from '../../../ui/evidence-text.tsx'
import styles from './tag-list.module.css'

/** Tags of the system are dark, the analyst's own are light. */
export function TagList({ tags }: { tags: readonly { readonly name: string; readonly system: boolean }[] }) {
  if (tags.length === 0) return <span className={styles.none}>–</span>
  return (
    <span className={styles.list}>
      {tags.map((tag) => (
        <EvidenceText key={`${tag.name} ${tag.system}`} className={`${styles.tag} ${tag.system ? styles.system : ''}`}>
          {tag.name}
        </EvidenceText>
      ))}
    </span>
  )
}
