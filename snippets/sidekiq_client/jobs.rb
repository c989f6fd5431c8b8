require "active_job"
require "net/http"
require "net/smtp"
require "sidekiq"

Redis.silence_deprecations = true
ActiveJob::Base.logger = nil
ActiveJob::Base.queue_adapter = :sidekiq

Sidekiq.configure_server do |config|
  config.options[:poll_interval_average] = 0.1
end

def redis(...) = Sidekiq.redis { |redis| redis.send(...) }

class Export
  include Sidekiq::Job

  def perform(order, pages = 1)
    redis(:rpush, "done", "#{order}: #{pages} pages, #{jid}")
  end
end

class Receipt < ActiveJob::Base
  def perform(order, to:)
    redis(:rpush, "done", "#{order}: to #{to}, #{job_id}")
  end
end

# --8<-- [start:uses]
class Mail
  include Sidekiq::Job

  def perform(order)
    return if redis(:exists?, "mailed #{order}")
    text = "Message-ID: <#{order}@shop.example>\n\n#{order} is paid\n"
    Net::SMTP.start("127.0.0.1", ENV.fetch("SMTP")) do |smtp|
      smtp.send_message(text, "shop@shop.example", "ana@shop.example")
    end
    redis(:set, "mailed #{order}", jid, ex: 7 * 86_400)
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

  def perform(order, cents) = redis(:hsetnx, "charges", order, cents) # (2)!
end

class Scrape
  include Sidekiq::Job

  def perform(path)
    answer = Net::HTTP.get_response(URI("#{ENV.fetch("SITE")}#{path}"))
    answer.value
    redis(:hset, "pages", path, answer.body[/<h1>(.*)<\/h1>/, 1]) # (3)!
  end
end
# --8<-- [end:uses]
