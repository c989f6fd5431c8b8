require "sidekiq"
require "sidekiq/api"

Redis.silence_deprecations = true

class Mail
  include Sidekiq::Job
  sidekiq_options retry: 0

  def perform(order, code)
    up = Sidekiq.redis { |redis| redis.get("up") }
    raise code unless code == "503" && up
    Sidekiq.redis { |redis| redis.rpush("end", "#{order} sent") }
  end
end

Sidekiq.configure_server do |config|
  config.death_handlers << lambda do |job, _|
    said = "#{job["args"].first} dead"
    Sidekiq.redis { |redis| redis.rpush("end", said) }
  end
end

def ended = Sidekiq.redis { |redis| redis.blpop("end", timeout: 0).last }

if $PROGRAM_NAME == __FILE__
  command = ["sidekiq", "-r", File.expand_path(__FILE__), "-c", "1"]
  worker = Process.spawn(*command, out: File::NULL)
  Mail.perform_async("A-17", "503")
  Mail.perform_async("A-18", "422")
  Mail.perform_async("A-19", "503")
  puts ended, ended, ended
  Sidekiq.redis { |redis| redis.set("up", 1) }
  dead = Sidekiq::DeadSet.new
  again = dead.select { |job| job["error_message"] == "503" } # (1)!
  again.reverse_each(&:retry) # (2)!
  puts ended, ended
  puts "left: #{dead.map { |job| job["args"].first }}"
  Process.kill("KILL", worker)
  Process.wait(worker)
end
