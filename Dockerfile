FROM node:20.20.2-bookworm-slim
WORKDIR /app
COPY . .
RUN npm ci --no-audit --no-fund && npm run build && npm prune --omit=dev
USER node
EXPOSE 3000
CMD ["node", "apps/api/dist/main.js"]
