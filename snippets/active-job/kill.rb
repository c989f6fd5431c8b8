require "active_job"
require "active_support/testing/time_helpers"
require "delayed_job_active_record"
require "sidekiq"
require "sidekiq/api"

include ActiveSupport::Testing::TimeHelpers

$VERBOSE = ActiveJob::Base.logger = nil
ActiveRecord::Schema.verbose = false
ActiveRecord::Base.establish_connection(
  adapter: "sqlite3", database: "jobs.db"
)

class Export < ActiveJob::Base
  def perform(order)
    tell("#{order} began")
    Sidekiq.redis { |redis| redis.blpop("go #{order}", timeout: 0) }
    tell("#{order} done")
  end

  def tell(text) = Sidekiq.redis { |redis| redis.rpush("said", text) }
end

def said = Sidekiq.redis { |redis| redis.blpop("said", timeout: 0).last }

def go(order) = Sidekiq.redis { |redis| redis.rpush("go #{order}", "") }

def killed(adapter, command)
  ActiveJob::Base.queue_adapter = adapter
  %w[A-17 A-18].each { |order| Export.perform_later(order) }
  worker = Process.spawn(*command, out: File::NULL)
  puts "#{adapter}: #{said}"
  Process.kill("KILL", worker)
  Process.wait(worker)
  go("A-18")
  worker = Process.spawn(*command, out: File::NULL)
  puts "#{adapter}, after kill -9: #{said}, #{said}"
  worker
end

if $PROGRAM_NAME == __FILE__
  ActiveRecord::Schema.define do
    create_table :delayed_jobs do |t|
      t.integer :priority, :attempts, default: 0
      t.text :handler, :last_error
      t.datetime :run_at, :locked_at, :failed_at
      t.string :locked_by, :queue
      t.timestamps
    end
  end
  file = File.expand_path(__FILE__)
  worker = killed(:sidekiq, ["sidekiq", "-r", file, "-c", "1"])
  Process.kill("TERM", worker)
  Process.wait(worker)
  puts "sidekiq, left: #{Sidekiq::Stats.new.enqueued}"

  work_off = ["ruby", "-r", file, "-e", "Delayed::Worker.new.work_off"]
  Process.wait(killed(:delayed_job, work_off))
  left = Delayed::Job.all
  puts "delayed_job, left: #{left.count}, locked: #{left.first.locked_by?}"
  go("A-17")
  run = travel(5.hours) { Delayed::Worker.new.work_off.first } # (1)!
  puts "delayed_job, five hours later: #{run} run"
end
