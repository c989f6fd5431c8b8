require "sidekiq"
require "sidekiq/fetch"

Redis.silence_deprecations = true # (1)!

def fetch(name, queues, strict)
  fetcher = Sidekiq::BasicFetch.new(queues: queues, strict: strict)
  got = 400.times.map { fetcher.retrieve_work.queue_name }
  puts "#{name}: #{got.count("urgent")} urgent, #{got.count("bulk")} bulk"
end

Sidekiq.redis do |redis|
  redis.lpush("queue:urgent", ["{}"] * 1000)
  redis.lpush("queue:bulk", ["{}"] * 1000)
end

srand(1) # (2)!
fetch("strict", %w[urgent bulk], true)
fetch("three to one", %w[urgent urgent urgent bulk], false)
