import { tellTheStory } from './story.js';

tellTheStory(() => ({ env: {}, stop: () => {} }));
