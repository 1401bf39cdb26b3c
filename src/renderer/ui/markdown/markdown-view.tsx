import { Fragment, type ReactNode, useMemo } from 'react'
import { CopyButton } from '../copy-button.tsx'
import { visibleText } from '../visible-text.ts'
import { type Block, parseMarkdown } from './blocks.ts'
import type { Inline } from './inline.ts'
import styles from './markdown-view.module.css'

/**
 * A comment as its writer formatted it. The text is made into elements, never into markup; a link is shown with where it leads and can be
 * copied, but leads nowhere: an investigation's links are its suspects'.
 */
export function MarkdownView({ text }: { text: string }) {
  const blocks = useMemo(() => parseMarkdown(text), [text])
  return <div className={styles.markdown}>{blocks.map((block, place) => keyed(place, <BlockView block={block} />))}</div>
}

/** The tree of a text that does not change: a node is its place. */
const keyed = (place: number, node: ReactNode) => <Fragment key={place}>{node}</Fragment>

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'paragraph':
      return <p>{inline(block.children)}</p>
    case 'heading':
      return (
        <div role="heading" aria-level={Math.min(block.level + 2, 6)} className={block.level < 3 ? styles.large : styles.small}>
          {inline(block.children)}
        </div>
      )
    case 'code':
      return (
        <div className={styles.block}>
          <pre>
            <code>{visibleText(block.text)}</code>
          </pre>
          <CopyButton text={block.text} label="Copy code" />
        </div>
      )
    case 'quote':
      return <blockquote>{block.children.map((each, place) => keyed(place, <BlockView block={each} />))}</blockquote>
    case 'list': {
      const items = block.items.map((item, place) =>
        keyed(
          place,
          <li>{item.map((each, at) => keyed(at, each.type === 'paragraph' ? inline(each.children) : <BlockView block={each} />))}</li>,
        ),
      )
      return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table':
      return (
        <table>
          <thead>
            <tr>{block.head.map((cell, place) => keyed(place, <th>{inline(cell)}</th>))}</tr>
          </thead>
          <tbody>
            {block.rows.map((row, at) => keyed(at, <tr>{row.map((cell, place) => keyed(place, <td>{inline(cell)}</td>))}</tr>))}
          </tbody>
        </table>
      )
    case 'rule':
      return <hr />
  }
}

const inline = (nodes: readonly Inline[]): ReactNode => nodes.map((node, place) => keyed(place, <InlineView node={node} />))

function InlineView({ node }: { node: Inline }) {
  switch (node.type) {
    case 'text':
      return <bdi>{visibleText(node.text)}</bdi>
    case 'code':
      return <code>{visibleText(node.text)}</code>
    case 'strong':
      return <strong>{inline(node.children)}</strong>
    case 'emphasis':
      return <em>{inline(node.children)}</em>
    case 'deleted':
      return <del>{inline(node.children)}</del>
    case 'break':
      return <br />
    case 'link':
      return (
        <span className={styles.link}>
          {inline(node.children)} <code>{visibleText(node.url)}</code>
          <CopyButton text={node.url} label="Copy link" />
        </span>
      )
  }
}
