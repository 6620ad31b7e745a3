import { memoryKnowledgeStore } from '../../backend/knowledge/memory-store.ts'
import { knowledgeStoreContract } from './knowledge-store.contract.ts'

knowledgeStoreContract('in memory', async () => ({ store: memoryKnowledgeStore(), close: async () => {} }))
