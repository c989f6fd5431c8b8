require "sidekiq"
require "sidekiq/scheduled"

Redis.silence_deprecations = true

class Mail
  include Sidekiq::Job

  def perform(order, failures)
    tries = Sidekiq.redis { |redis| redis.incr("tries #{order}") }
    raise "503" if tries <= failures
    Sidekiq.redis { |redis| redis.rpush("end", "sent at try #{tries}") }
  end
end

class Code < Mail
  sidekiq_options retry: 2
  sidekiq_retry_in { 60 }
end

Sidekiq.configure_server do |config|
  config.death_handlers << lambda do |job, _| # (1)!
    said = "dead after #{job["retry_count"]} retries"
    Sidekiq.redis { |redis| redis.rpush("end", said) }
  end
end

def waits(retries)
  retries.times.map do
    Sidekiq.redis do |redis|
      _, member, due = redis.bzpopmin("retry", timeout: 0) # (2)!
      job = JSON.parse(member)
      redis.zadd("retry", 0, member) # (3)!
      Sidekiq::Scheduled::Enq.new.enqueue_jobs
      (due - (job["retried_at"] || job["failed_at"])).floor
    end
  end
end

def report(order, waits)
  puts "#{order}:"
  waits.each.with_index do |wait, count|
    base = yield count
    within = (0..9 * (count + 1)).cover?(wait - base) # (4)!
    next if [2..8, 10..23].any? { |range| range.cover?(count) }
    puts "  retry #{count + 1}: #{base} s and jitter: #{within}"
  end
  puts "  #{Sidekiq.redis { |redis| redis.blpop("end", timeout: 0) }.last}"
end

if $PROGRAM_NAME == __FILE__
  command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1"]
  worker = Process.spawn(*command, out: File::NULL)
  Mail.perform_async("A-17", 2)
  report("A-17", waits(2)) { |count| count**4 + 15 }
  Mail.perform_async("A-18", 99)
  all = waits(25)
  report("A-18", all) { |count| count**4 + 15 }
  puts "  in all: #{(all.sum / 86_400.0).round(1)} days"
  Code.perform_async("A-19", 99)
  report("A-19", waits(2)) { 60 }
  puts "in the dead set: #{Sidekiq.redis { |redis| redis.zcard("dead") }}"
  Process.kill("KILL", worker)
  Process.wait(worker)
end
