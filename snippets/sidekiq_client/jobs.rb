require "active_job"
require "net/http"
require "net/smtp"
require "sidekiq"

# Since 7.3.3, Sidekiq has an adapter of its own, which Rails prefers.
adapter = "lib/active_job/queue_adapters/sidekiq_adapter.rb"
adapter = File.join(Gem.loaded_specs["sidekiq"].full_gem_path, adapter)
require adapter if File.exist?(adapter)

Redis.silence_deprecations = true if defined?(Redis)
Sidekiq.logger.level = Logger::WARN
ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :sidekiq

Sidekiq.configure_server do |config|
  options = config.respond_to?(:options) ? config.options : config
  options[:poll_interval_average] = 0.1
end

def redis(*command) = Sidekiq.redis { |redis| redis.call(*command) }

class Export
  include Sidekiq::Job

  def perform(order, pages = 1)
    redis("RPUSH", "done", "#{order}: #{pages} pages, #{jid}")
  end
end

class Receipt < ActiveJob::Base
  def perform(order, to:)
    redis("RPUSH", "done", "#{order}: to #{to}, #{job_id}")
  end
end

# --8<-- [start:uses]
class Mail
  include Sidekiq::Job

  def perform(order)
    return if redis("EXISTS", "mailed #{order}") == 1
    text = "Message-ID: <#{order}@shop.example>\n\n#{order} is paid\n"
    Net::SMTP.start("127.0.0.1", ENV.fetch("SMTP")) do |smtp|
      smtp.send_message(text, "shop@shop.example", "ana@shop.example")
    end
    redis("SET", "mailed #{order}", jid, "EX", 7 * 86_400)
  end
end

class Notify
  include Sidekiq::Job

  def perform(order)
    headers = { "Idempotency-Key" => "paid #{order}" }
    answer = Net::HTTP.post(URI("#{ENV.fetch("SITE")}/push"), order, headers)
    answer.value # (1)!
  end
end

class Charge
  include Sidekiq::Job

  def perform(order, cents) = redis("HSETNX", "charges", order, cents) # (2)!
end

class Scrape
  include Sidekiq::Job

  def perform(path)
    answer = Net::HTTP.get_response(URI("#{ENV.fetch("SITE")}#{path}"))
    answer.value
    redis("HSET", "pages", path, answer.body[/<h1>(.*)<\/h1>/, 1]) # (3)!
  end
end
# --8<-- [end:uses]
