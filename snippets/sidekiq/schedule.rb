require "sidekiq"

Redis.silence_deprecations = true

class Reminder
  include Sidekiq::Job

  def perform(order, due)
    late = Time.now.to_f - due
    said = "#{order}, early: #{late < 0}, late: #{(late / 60).floor} min"
    Sidekiq.redis { |redis| redis.rpush("said", said) }
  end
end

Sidekiq.configure_server do |config|
  config.options[:poll_interval_average] = 0.1 # (1)!
end

if $PROGRAM_NAME == __FILE__
  Sidekiq.redis do |redis|
    now = Time.now.to_f
    Reminder.perform_in(3600, "A-17", now - 3600)
    redis.zadd("schedule", now - 3600, redis.zrange("schedule", 0, 0)) # (2)!
    Reminder.perform_in(1, "A-18", now + 1)
    Reminder.perform_in(-60, "A-19", now - 60)
    puts "in schedule: #{redis.zcard("schedule")}"
    puts "in queue:default: #{redis.llen("queue:default")}"
    command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1"]
    worker = Process.spawn(*command, out: File::NULL)
    3.times { puts redis.blpop("said", timeout: 0).last }
    puts "left: #{redis.zcard("schedule")}"
    Process.kill("KILL", worker)
    Process.wait(worker)
  end
end
